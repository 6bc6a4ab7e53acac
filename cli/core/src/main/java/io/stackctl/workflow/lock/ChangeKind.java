package io.stackctl.workflow.lock;

/** What is done to a stack, in the words of those who do it. */
public enum ChangeKind {
    UP("up", true),
    DEPLOY("deploy", true),
    CREATE("create", true),
    RUN("run", true),
    START("start", true),
    RESTART("restart", true),
    WATCH("watch", true),
    MIGRATE("migrate", true),
    UNPAUSE("unpause", true),
    PAUSE("pause", false),
    STOP("stop", false),
    KILL("kill", false),
    REMOVE("rm", false),
    DOWN("down", false),
    NUKE("nuke", false);

    private final String verb;
    private final boolean lasting;

    ChangeKind(String verb, boolean lasting) {
        this.verb = verb;
        this.lasting = lasting;
    }

    /** The verb, such as {@code up}. */
    public String verb() {
        return verb;
    }

    /**
     * Whether the list of what is done to a stack is not told of it like of others: deployments say
     * more themselves, and {@code nuke} takes the list away.
     */
    public boolean isToldApart() {
        return this == DEPLOY || this == NUKE;
    }

    /**
     * Whether the stack is meant to run afterwards. Whoever was bringing it up meanwhile may then
     * go on; else somebody wanted an end of it.
     */
    public boolean isLasting() {
        return lasting;
    }
}
