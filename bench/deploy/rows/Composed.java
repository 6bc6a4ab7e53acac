package rows;

import module java.base;

/**
 * A tool that has a Compose file's stack, and does all of it itself.
 *
 * @param command what it is started by
 * @param files of {@code bench/deploy/stack}
 * @param install its words for the first version
 * @param release its words for the second one
 */
record Composed(String name, List<String> command, List<String> files, List<String> install, List<String> release) implements Tool {

    @Override
    public Optional<String> missing() throws IOException, InterruptedException {
        // Both tools list their verbs so, a line each.
        if (release.getFirst().equals("deploy")
                && Commands.lines(Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new)).stream()
                        .noneMatch(line -> line.strip().matches("deploy\\s.*"))) {
            return Optional.of("this stackctl has no verb deploy");
        }
        return Optional.empty();
    }

    @Override
    public boolean knows(Scenario scenario) {
        // These two need both versions at a time, which one writer forbids.
        boolean apart = scenario.files().contains("writer") && name.matches("stackctl (canary|blue-green)");
        return !apart && (scenario.strategies().isEmpty() || scenario.strategies().contains(name));
    }

    @Override
    public void install(Place place) throws IOException, InterruptedException {
        Commands.need(place, place.env(1), words(place, install));
    }

    @Override
    public int release(Place place) throws IOException, InterruptedException {
        return Commands.run(place, place.env(2), words(place, release));
    }

    @Override
    public void remove(Place place) throws IOException, InterruptedException {
        Commands.run(place, place.env(1), words(place, List.of("down", "-v", "-t", "1")));
        Leftovers.remove(place);
    }

    List<String> words(Place place, List<String> verb) {
        var words = new ArrayList<>(command);
        words.addAll(List.of("-p", Place.PROJECT));
        Stream.concat(files.stream(), place.scenario().files().stream())
                .forEach(file -> words.addAll(List.of("-f", place.stack(file).toString())));
        words.addAll(verb);
        return words;
    }
}
