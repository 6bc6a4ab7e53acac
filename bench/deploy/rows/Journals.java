package rows;

import module java.base;

/** What the instances of a row have noted; {@code app.Journal} says what its words mean. */
record Journals(List<String[]> lines) {

    static Journals of(Place place) throws IOException {
        var lines = new ArrayList<String[]>();
        try (var files = Files.newDirectoryStream(place.journal(), "*.journal")) {
            for (var file : files) {
                Files.readAllLines(file).forEach(line -> lines.add(line.split(" ")));
            }
        }
        return new Journals(lines);
    }

    private Stream<String[]> all(String word) {
        return lines.stream().filter(line -> line.length > 1 && line[1].equals(word));
    }

    List<String> posted() {
        return all("POST").map(line -> line[2]).toList();
    }

    /** Requests that were in flight where SIGTERM came. */
    int cut() {
        return all("TERM").mapToInt(line -> Integer.parseInt(line[2])).sum();
    }

    int cutStreams() {
        return all("TERM").mapToInt(line -> Integer.parseInt(line[3])).sum();
    }

    /** Requests that began after SIGTERM where it had come; the engine's own checks go on until the end. */
    long late() {
        return all("LATE").filter(line -> !line[2].equals("/health")).count();
    }

    /** Instances that found another one writing. */
    long refused() {
        return all("REFUSED").count();
    }

    long crashes() {
        return all("CRASH").count();
    }
}
