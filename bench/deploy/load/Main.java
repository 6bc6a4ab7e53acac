package load;

import module java.base;

/**
 * Loads a server by hand, or from within a network, and prints what became of it as JSON.
 *
 * <p>{@code HOST:PORT rate=200 seconds=10 fresh=0.5 pages=0 slow=0x30 sockets=0 streams=0 timeout=15000 control=FILE out=FILE}: a {@code
 * control} file holds the name of the phase, which it may change while the load goes on, and {@code end} to end it.
 */
final class Main {

    private Main() {}

    static void main(String[] words) throws Exception {
        var options = new HashMap<String, String>();
        for (var word : words) {
            options.put(word.replaceAll("=.*", ""), word.replaceAll("^[^=]*=", ""));
        }
        var slow = options.getOrDefault("slow", "0x30").split("x");
        var target = Target.of(words[0], number(options, "timeout", 15000));
        var plan = Plan.of(target, number(options, "rate", 200))
                .withFresh(Double.parseDouble(options.getOrDefault("fresh", "0.5")))
                .withPages(number(options, "pages", 0))
                .withSlow(Integer.parseInt(slow[0]), Integer.parseInt(slow[1]))
                .withStreams(number(options, "sockets", 0), number(options, "streams", 0));
        var load = new Load(plan);
        load.start();
        follow(load, options.get("control"), number(options, "seconds", 10));
        var report = Json.of(load.end().figures(posted(target))) + "\n";
        if (options.containsKey("out")) {
            Files.writeString(Path.of(options.get("out")), report);
        } else {
            IO.print(report);
        }
        System.exit(0);
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault(name, String.valueOf(otherwise)));
    }

    /** Until the control file says so, or the seconds have passed. */
    private static void follow(Load load, String control, int seconds) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        long warm = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        var phase = "";
        while (System.nanoTime() < until) {
            Thread.sleep(20);
            var told = control != null && Files.exists(Path.of(control)) ? Files.readString(Path.of(control)).strip() : "";
            told = told.isEmpty() && System.nanoTime() > warm ? "rest" : told;
            if (told.equals("end")) {
                return;
            }
            if (!told.isEmpty() && !told.equals(phase)) {
                phase = told;
                load.phase(phase);
            }
        }
    }

    private static List<String> posted(Target target) {
        try (var wire = target.connect()) {
            return wire.ask(target.request("GET", "/posted", "", "")).good().body().lines().toList();
        } catch (Failure e) {
            System.err.println("no list of POSTs: " + e.getMessage());
            return List.of();
        }
    }
}
