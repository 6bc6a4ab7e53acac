package io.stackctl.model.deploy;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.service.Healthcheck;
import io.stackctl.model.tree.Mapping;
import java.time.Duration;
import java.util.Optional;

/** Reads what stands between a container and its requests: readiness, smoke test, draining. */
final class GateReader {

    /** More often, and probing is the load. */
    private static final Duration MOST_OFTEN = Duration.ofMillis(100);

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration READY = Duration.ofMinutes(2);
    private static final Duration DRAIN = Duration.ofSeconds(30);

    /** The engine's own defaults of a health check. */
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private static final int RETRIES = 3;
    private static final int MOST_RETRIES = 1000;
    private static final int LONGEST_PATH = 2000;
    private static final int OK = 200;

    private final Declared declared;

    GateReader(Declared declared) {
        this.declared = declared;
    }

    Ready ready(Optional<Healthcheck> check) {
        var ready = declared.below("ready").known("probe", "every", "deadline");
        return new Ready(
                ready.find("probe")
                        .flatMap(field -> probe(ready, field))
                        .orElse(new Probe.EngineHealth()),
                ready.duration("every", MOST_OFTEN).orElse(EVERY),
                ready.duration("deadline", Duration.ofSeconds(1))
                        .orElse(check.map(GateReader::patience).orElse(READY)));
    }

    /** Two minutes, or as long as the engine itself does not call it unhealthy. */
    private static Duration patience(Healthcheck check) {
        int rounds = check.retries().filter(retries -> retries > 0).orElse(RETRIES);
        var longest =
                bounded(check.interval(), INTERVAL)
                        .plus(bounded(check.timeout(), INTERVAL))
                        .multipliedBy(Math.min(rounds, MOST_RETRIES))
                        .plus(bounded(check.startPeriod(), Duration.ZERO));
        return Declared.shorter(longest.compareTo(READY) > 0 ? longest : READY, Declared.LONGEST);
    }

    /** Zero means the engine's default too; the engine itself refuses what is negative. */
    private static Duration bounded(Optional<Duration> said, Duration otherwise) {
        return Declared.shorter(
                said.filter(Duration::isPositive).orElse(otherwise), Declared.LONGEST);
    }

    private Optional<Probe> probe(Declared ready, Declared.Field field) {
        if (field.node() instanceof Mapping mapping) {
            var http = Declared.ofMapping(mapping, field.path(), declared.found()).known("http");
            if (!http.has("http")) {
                http.mistake("names no probe", "write it as probe: { http: /ready }");
            }
            return http.value("http", "a path", GateReader::path).map(Probe.Http::new);
        }
        return ready.scalar(
                field,
                "text or a mapping",
                text ->
                        switch (text) {
                            case "health" -> new Probe.EngineHealth();
                            case "exec" -> new Probe.Exec();
                            case "tcp" -> new Probe.Tcp();
                            default ->
                                    throw new InvalidValueException(
                                            Words.shown(text) + " is not a probe",
                                            "use health, exec, tcp or { http: /path }");
                        });
    }

    Optional<Smoke> smoke() {
        var field = declared.find("smoke");
        if (field.isEmpty()) {
            return Optional.empty();
        }
        if (!(field.get().node() instanceof Mapping mapping)) {
            declared.mistake(
                    field.get(),
                    "must be a mapping, not " + field.get().node().kind(),
                    "write it as smoke: { http: /health }");
            return Optional.empty();
        }
        // Not merged with the stack's: half a request and half a program would be neither.
        var smoke =
                Declared.ofMapping(mapping, field.get().path(), declared.found())
                        .known("http", "expect", "command");
        var command = smoke.find("command");
        if (command.isPresent() == smoke.has("http")
                || (command.isPresent() && smoke.has("expect"))) {
            smoke.mistake(
                    "has to be either a request or a command",
                    "write { http: /health, expect: 200 } or { command: [PROGRAM, …] }");
            return Optional.empty();
        }
        if (command.isPresent()) {
            return Optional.of(new Smoke.Command(smoke.words(command.get())));
        }
        int status = smoke.whole("expect", 100, 599).orElse(OK);
        return smoke.value("http", "a path", GateReader::path)
                .map(path -> new Smoke.Http(path, status));
    }

    Drain drain() {
        var drain = declared.below("drain").known("timeout", "streams", "via");
        return new Drain(
                drain.duration("timeout", Duration.ZERO).orElse(DRAIN),
                drain.duration("streams", Duration.ZERO).orElse(DRAIN),
                drain.word("via", Drain.Via.class, "way of draining").orElse(Drain.Via.GATEWAY));
    }

    /** It becomes part of a request's first line, so nothing in it may end that. */
    private static String path(String text) {
        if (!text.startsWith("/")
                || text.length() > LONGEST_PATH
                || !text.chars().allMatch(c -> c > ' ' && c <= '~' && c != '#')) {
            throw new InvalidValueException(
                    Words.shown(text) + " is not a path of a request",
                    "begin it with a slash, and escape what is not ASCII: /health?deep=1");
        }
        return text;
    }
}
