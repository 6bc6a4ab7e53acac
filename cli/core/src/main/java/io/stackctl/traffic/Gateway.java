package io.stackctl.traffic;

import io.stackctl.engine.Engine;
import io.stackctl.model.name.ContainerId;

/**
 * One gateway.
 *
 * @param name of its container
 */
record Gateway(ContainerId id, String name) {

    private static final String PROGRAM = "/app/ask";

    /**
     * Asks it.
     *
     * @param path with a query
     */
    Answer ask(Engine engine, String method, String path) {
        return new Question(PROGRAM, method, path).ask(engine, id);
    }
}
