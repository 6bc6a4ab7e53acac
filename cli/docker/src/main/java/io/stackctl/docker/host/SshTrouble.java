package io.stackctl.docker.host;

/** Says what to do when an ssh login fails, by what OpenSSH's client and shells say then. */
final class SshTrouble {

    private SshTrouble() {}

    /** What to do when something else than an engine speaks behind a login. */
    static String remedyForNoise(String trial) {
        return "have the login shell over there print nothing unless it is interactive (~/.bashrc);"
                + " nothing may stand before what this prints: "
                + trial;
    }

    /**
     * What to do next.
     *
     * @param words what ssh said
     * @param trial a command that the user can try
     */
    static String remedy(String words, String trial) {
        if (words.contains("HOST IDENTIFICATION HAS CHANGED")) {
            return "find out whether the host was set up anew, or another one answers; if it is the"
                    + " right one, forget its old key as ssh says (ssh-keygen -R)";
        }
        if (words.contains("Host key verification failed")) {
            return "log in once by hand and look at the host's key: " + trial;
        }
        if (words.contains("Permission denied")) {
            return "load a key that the host takes into the agent (ssh-add), or name its user as"
                    + " ssh://USER@HOST; then check that this works: "
                    + trial;
        }
        if (words.contains("docker: command not found") || words.contains("docker: not found")) {
            return "install Docker's client on the host, which ssh:// goes through, or have the"
                    + " login shell find it (PATH in ~/.bashrc); then check that this works: "
                    + trial;
        }
        if (words.contains("dial unix")) {
            return words.contains("permission denied")
                    ? "let this user have the engine over there: usermod -aG docker USER; then log"
                            + " in again, and check that this works: "
                            + trial
                    : "start the engine over there, for instance with: systemctl start docker";
        }
        return "check that this works: " + trial;
    }
}
