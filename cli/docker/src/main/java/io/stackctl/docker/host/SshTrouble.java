package io.stackctl.docker.host;

/** Says what to do when an ssh login fails, by what OpenSSH's client and shells say then. */
final class SshTrouble {

    private SshTrouble() {}

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
            return "install Docker's client on the host: ssh:// goes through it; then check that"
                    + " this works: "
                    + trial;
        }
        return "check that this works: " + trial;
    }
}
