package io.stackctl.docker.build;

import io.stackctl.docker.ssh.KeyAgent;

/** Who signs for build steps. */
sealed interface SshSource {

    /**
     * An agent of this machine.
     *
     * @param path of its socket
     */
    record Socket(String path) implements SshSource {}

    /** Keys from files. */
    record Keys(KeyAgent agent) implements SshSource {}
}
