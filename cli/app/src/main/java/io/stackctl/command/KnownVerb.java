package io.stackctl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every verb, in the order of help: its name, what has to be there before it runs, and what it
 * starts from. Help, completion and the wiring read this; the launcher, which has to know it before
 * there is anything to ask, has the same as lists of words, which a test holds to it.
 */
public enum KnownVerb {
    ABORT("abort", Need.ENGINE),
    ATTACH("attach", Need.ENGINE),
    AUDIT("audit", Need.ENGINE),
    AUTOSCALE("autoscale", Need.ENGINE),
    BUILD("build", Need.ENGINE),
    COMMIT("commit", Need.ENGINE),
    COMPLETION("completion", Need.NOTHING),
    CONFIG("config", Need.NOTHING, Cache.DEFINITION),
    CONTEXT("context", Need.NOTHING),
    CP("cp", Need.ENGINE),
    CREATE("create", Need.ENGINE),
    DEPLOY("deploy", Need.ENGINE),
    DOCTOR("doctor", Need.NOTHING),
    DOWN("down", Need.ENGINE),
    DRAIN("drain", Need.ENGINE),
    EVENTS("events", Need.ENGINE),
    EXEC("exec", Need.ENGINE),
    EXPLAIN("explain", Need.NOTHING),
    EXPORT("export", Need.ENGINE),
    HEAL("heal", Need.ENGINE),
    HISTORY("history", Need.ENGINE),
    HOLD("hold", Need.ENGINE),
    IMAGES("images", Need.ENGINE, Cache.VIEW),
    KILL("kill", Need.ENGINE),
    LOCK("lock", Need.ENGINE),
    LOGS("logs", Need.ENGINE, Cache.VIEW),
    LS("ls", Need.ENGINE, Cache.VIEW),
    MAINTENANCE("maintenance", Need.ENGINE),
    MIGRATE("migrate", Need.ENGINE),
    NODE("node", Need.ENGINE),
    NUKE("nuke", Need.ENGINE),
    PAUSE("pause", Need.ENGINE),
    PLAN("plan", Need.ENGINE),
    PLUGIN("plugin", Need.NOTHING),
    PORT("port", Need.ENGINE, Cache.VIEW),
    PROMOTE("promote", Need.ENGINE),
    PS("ps", Need.ENGINE, Cache.VIEW),
    PUBLISH("publish", Need.NOTHING),
    PULL("pull", Need.ENGINE),
    PUSH("push", Need.ENGINE),
    RELEASE("release", Need.ENGINE),
    RENDER("render", Need.NOTHING),
    RESTART("restart", Need.ENGINE),
    RM("rm", Need.ENGINE),
    ROLLBACK("rollback", Need.ENGINE),
    ROLLOUT("rollout", Need.ENGINE),
    RUN("run", Need.ENGINE),
    SCALE("scale", Need.ENGINE),
    STACKS("stacks", Need.NOTHING, Cache.WORDS),
    START("start", Need.ENGINE),
    STATS("stats", Need.ENGINE),
    STOP("stop", Need.ENGINE),
    TOP("top", Need.ENGINE, Cache.VIEW),
    UNPAUSE("unpause", Need.ENGINE),
    UP("up", Need.ENGINE),
    VERSION("version", Need.NOTHING, Cache.WORDS),
    VOLUMES("volumes", Need.ENGINE, Cache.VIEW),
    WAIT("wait", Need.ENGINE),
    WATCH("watch", Need.ENGINE),

    // Not shown: other names, questions of shells, and what only Compose has.
    ALPHA("alpha", Need.NOTHING, Cache.CHANGE, false),
    BRIDGE("bridge", Need.NOTHING, Cache.CHANGE, false),
    COMPLETE("__complete", Need.NOTHING, Cache.CHANGE, false),
    COMPLETE_WITHOUT_DESCRIPTIONS("__completeNoDesc", Need.NOTHING, Cache.CHANGE, false),
    CONVERT("convert", Need.NOTHING, Cache.DEFINITION, false);

    /** What has to be there before a verb runs. Where it is missing, the launcher provides it. */
    public enum Need {
        NOTHING,
        /** An engine that answers. */
        ENGINE
    }

    /**
     * Which AOT cache a verb starts from. A start pays for every class in its cache, used or not,
     * so verbs that load much the same have one of their own; those that load most share one.
     */
    public enum Cache {
        WORDS,
        DEFINITION,
        VIEW,
        CHANGE
    }

    private static final KnownVerb[] ALL = values();

    private final String word;
    private final Need need;
    private final Cache cache;
    private final boolean shown;

    KnownVerb(String word, Need need) {
        this(word, need, Cache.CHANGE);
    }

    KnownVerb(String word, Need need, Cache cache) {
        this(word, need, cache, true);
    }

    KnownVerb(String word, Need need, Cache cache, boolean shown) {
        this.word = word;
        this.need = need;
        this.cache = cache;
        this.shown = shown;
    }

    /** How it is called on a command line. */
    public String word() {
        return word;
    }

    public Need need() {
        return need;
    }

    /**
     * Whether it is the same wherever a stack runs: it is about its definition, or about images,
     * which are made and moved on an engine.
     */
    public boolean isSameAnywhere() {
        return need == Need.NOTHING || this == BUILD || this == PULL || this == PUSH;
    }

    /** The cache that the launcher starts it from, and that it is trained for. */
    public Cache cache() {
        return cache;
    }

    /** The verb that is called so; empty when there is none. */
    public static Optional<KnownVerb> of(String word) {
        for (KnownVerb verb : ALL) {
            if (verb.word.equals(word)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }

    /** The names that help and completion show, in their order. */
    public static List<String> shown() {
        List<String> words = new ArrayList<>();
        for (KnownVerb verb : ALL) {
            if (verb.shown) {
                words.add(verb.word);
            }
        }
        return words;
    }
}
