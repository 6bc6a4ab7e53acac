package io.stackctl.services.gateway.discovery;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/**
 * What containers are called, by their ids, of the whole engine. For a monitor that finds their
 * control groups: it is not to have the engine's socket for that, with which it could do
 * everything.
 */
public final class ContainerNames {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{12}|[0-9a-f]{64}");

    /** The engine's own rule. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,254}");

    private static final int AT_ONCE = 2;

    private final EngineApi engine;
    private final Semaphore questions = new Semaphore(AT_ONCE);

    public ContainerNames(EngineApi engine) {
        this.engine = engine;
    }

    /** The name; nothing when the id is none of a container. */
    public Optional<String> of(String id) throws IOException, InterruptedException {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        questions.acquire();
        try {
            var name = engine.container(id).get("Name").text().replaceFirst("^/", "");
            return Optional.of(name).filter(text -> NAME.matcher(text).matches());
        } finally {
            questions.release();
        }
    }
}
