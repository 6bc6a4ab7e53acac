package io.stackctl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every verb, in the order of help: its name, and what has to be there before it runs. Help,
 * completion, training and the wiring read this; the launcher, which has to know it before there is
 * anything to ask, has the same as lists of words, which a test holds to it.
 */
public enum KnownVerb {
    ATTACH("attach", Need.ENGINE),
    BUILD("build", Need.BUNDLED_SERVICES),
    COMMIT("commit", Need.ENGINE),
    COMPLETION("completion", Need.NOTHING),
    CONFIG("config", Need.NOTHING),
    CP("cp", Need.ENGINE),
    CREATE("create", Need.BUNDLED_SERVICES),
    DOCTOR("doctor", Need.NOTHING),
    DOWN("down", Need.ENGINE),
    EVENTS("events", Need.ENGINE),
    EXEC("exec", Need.ENGINE),
    EXPLAIN("explain", Need.NOTHING),
    EXPORT("export", Need.ENGINE),
    IMAGES("images", Need.ENGINE),
    KILL("kill", Need.ENGINE),
    LOGS("logs", Need.ENGINE),
    LS("ls", Need.ENGINE),
    MIGRATE("migrate", Need.ENGINE),
    NUKE("nuke", Need.ENGINE),
    PAUSE("pause", Need.ENGINE),
    PLAN("plan", Need.ENGINE),
    PORT("port", Need.ENGINE),
    PS("ps", Need.ENGINE),
    PULL("pull", Need.ENGINE),
    PUSH("push", Need.ENGINE),
    RESTART("restart", Need.ENGINE),
    RM("rm", Need.ENGINE),
    RUN("run", Need.BUNDLED_SERVICES),
    SCALE("scale", Need.ENGINE),
    STACKS("stacks", Need.NOTHING),
    START("start", Need.ENGINE),
    STATS("stats", Need.ENGINE),
    STOP("stop", Need.ENGINE),
    TOP("top", Need.ENGINE),
    UNPAUSE("unpause", Need.ENGINE),
    UP("up", Need.BUNDLED_SERVICES),
    VERSION("version", Need.NOTHING),
    VOLUMES("volumes", Need.ENGINE),
    WAIT("wait", Need.ENGINE),
    WATCH("watch", Need.BUNDLED_SERVICES),

    // Not shown: other names, questions of shells, and what only Compose has.
    ALPHA("alpha", Need.NOTHING, false),
    BRIDGE("bridge", Need.NOTHING, false),
    COMPLETE("__complete", Need.NOTHING, false),
    COMPLETE_WITHOUT_DESCRIPTIONS("__completeNoDesc", Need.NOTHING, false),
    CONVERT("convert", Need.NOTHING, false),
    PUBLISH("publish", Need.NOTHING, false);

    /** What has to be there before a verb runs. Where it is missing, the launcher provides it. */
    public enum Need {
        NOTHING,
        /** An engine that answers. */
        ENGINE,
        /** An engine, and the jars that the images of the bundled services copy. */
        BUNDLED_SERVICES
    }

    private static final KnownVerb[] ALL = values();

    private final String word;
    private final Need need;
    private final boolean shown;

    KnownVerb(String word, Need need) {
        this(word, need, true);
    }

    KnownVerb(String word, Need need, boolean shown) {
        this.word = word;
        this.need = need;
        this.shown = shown;
    }

    /** How it is called on a command line. */
    public String word() {
        return word;
    }

    public Need need() {
        return need;
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
