package io.stackctl.docker;

import io.stackctl.docker.host.ClientFolder;

/**
 * The keys by which a user leaves a process that goes on, such as {@code ctrl-x,q}: those asked
 * for, or {@code detachKeys} of the client's {@code config.json}, or else the engine's own.
 */
record DetachKeys(ClientFolder folder) {

    /** Those asked for unless they are empty; empty for the engine's own. */
    String orOf(String asked) {
        return asked.isEmpty() ? folder.config(config -> config.text("detachKeys")) : asked;
    }
}
