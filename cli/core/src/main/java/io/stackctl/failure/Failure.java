package io.stackctl.failure;

import java.util.List;

/**
 * Why a command could not do what it was asked to. The command turns it into text and an exit code;
 * nothing below prints.
 */
public sealed interface Failure {

    /** What is wrong, in one or more lines, without an ending newline. */
    String message();

    /** The bare cause, for a line that says already what failed. */
    default String words() {
        return message();
    }

    /** What to do about it; empty when the message already says so. */
    default String remedy() {
        return "";
    }

    /**
     * The stack definition is wrong.
     *
     * @param mistakes everything that was found, in the order of the files; never empty
     * @param remedy how to do without it; empty where that cannot be
     */
    record InvalidDefinition(List<Mistake> mistakes, String remedy) implements Failure {
        public InvalidDefinition {
            mistakes = List.copyOf(mistakes);
        }

        public InvalidDefinition(List<Mistake> mistakes) {
            this(mistakes, "");
        }

        @Override
        public String message() {
            var text = new StringBuilder();
            for (var mistake : mistakes) {
                text.append(text.isEmpty() ? "" : "\n").append(mistake);
                if (!mistake.remedy().isEmpty()) {
                    text.append("\n  ").append(mistake.remedy());
                }
            }
            return text.toString();
        }
    }

    /**
     * The request itself is wrong: a bad flag value, flags that exclude each other, no such
     * service, no definition to be found.
     */
    record InvalidRequest(String message, String remedy) implements Failure {
        public InvalidRequest(String message) {
            this(message, "");
        }
    }

    /**
     * The engine refused a call, or cannot be reached.
     *
     * @param kind what sort of refusal it is, for whoever can do something about it
     * @param words the engine's own; where there was no answer, what was tried
     * @param status the HTTP status of its answer; 0 when there was none
     */
    record EngineFailure(Kind kind, String words, int status, String remedy) implements Failure {

        /** What the engine's clients put in front of a refusal, so that scripts can look for it. */
        private static final String FROM_ENGINE = "Error response from daemon: ";

        @Override
        public String message() {
            return status == 0 ? words : FROM_ENGINE + words;
        }

        /** Whether the engine answered, and said no: what it was asked about may be gone. */
        public boolean isRefusal() {
            return switch (kind) {
                case UNREACHABLE, CONNECTION_LOST, FOREIGN -> false;
                default -> true;
            };
        }

        /** The sorts of refusals that somebody reacts to. */
        public enum Kind {
            /** No connection to the engine could be made. */
            UNREACHABLE,
            /** The engine went away, or stopped talking, in the middle of a call. */
            CONNECTION_LOST,
            /** What answers is no engine. */
            FOREIGN,
            /** What the call is about does not exist. */
            NOT_FOUND,
            /** The image does not exist here, or in its registry. */
            NO_SUCH_IMAGE,
            /** The state of things forbids the call, such as a container that is running. */
            CONFLICT,
            /** Another container or network has the name. */
            NAME_IN_USE,
            /** Somebody else listens on the host's port. */
            PORT_IN_USE,
            /** The disk is full. */
            NO_SPACE,
            /** A registry wants other credentials, or none would do. */
            UNAUTHORIZED,
            /** The call itself is wrong, such as an unknown driver or a missing bind source. */
            INVALID,
            /** This engine is too old for what was asked. */
            UNSUPPORTED,
            /** Anything else. */
            OTHER
        }
    }

    /**
     * A registry refused a call, or cannot be reached.
     *
     * @param status the HTTP status of its answer; 0 when there was none
     */
    record RegistryFailure(String message, int status, String remedy) implements Failure {

        private static final int CLIENT_ERRORS = 400;
        private static final int SERVER_ERRORS = 500;

        /** Whether it does not know such a call, rather than such a caller. */
        public boolean isUnsupported() {
            return status >= CLIENT_ERRORS
                    && status < SERVER_ERRORS
                    && status != 401
                    && status != 403
                    && status != 407
                    && status != 429;
        }
    }

    /** A step could not be done although every call went well, such as an unhealthy dependency. */
    record OperationFailed(String message, String remedy) implements Failure {
        public OperationFailed(String message) {
            this(message, "");
        }
    }

    /**
     * The program behind a service says that it cannot provide it.
     *
     * @param told its own words
     */
    record NotProvided(String service, String told) implements Failure {
        @Override
        public String message() {
            return "service \"" + service + "\": " + told;
        }

        @Override
        public String words() {
            return told.lines().findFirst().orElse("");
        }
    }

    /**
     * An image could not be built.
     *
     * @param image its name
     * @param message the builder's own words
     * @param exitCode the failed instruction's, where the builder tells it; else 1
     */
    record BuildFailed(String image, String message, int exitCode, String remedy)
            implements Failure {}

    /**
     * A container ended, and its exit code is the command's (run, exec, attached up).
     *
     * @param code 0 to 255
     */
    record ContainerExit(int code) implements Failure {
        @Override
        public String message() {
            return "";
        }
    }

    /**
     * What was to be written could not be: the disk is full, or nobody reads any more.
     *
     * @param message empty where nobody reads: then there is nobody to be told either
     * @param readerGone whether the reader of a pipe has closed it
     */
    record OutputFailed(String message, boolean readerGone) implements Failure {

        /**
         * A stream that takes nothing more.
         *
         * @param stream such as {@code standard output}
         * @param reason the system's words
         */
        public static OutputFailed of(String stream, String reason, boolean readerGone) {
            return new OutputFailed(
                    readerGone ? "" : "cannot write to " + stream + ": " + reason, readerGone);
        }
    }

    /** A deployment stands still until somebody says whether it is to go on. */
    record DeploymentWaits(String message, String remedy) implements Failure {}

    /**
     * A deployment has failed.
     *
     * @param end how things stand now
     */
    record DeploymentFailed(End end, String message, String remedy) implements Failure {

        /** How it ended. */
        public enum End {
            /** The old version serves all, as before. */
            ROLLED_BACK,
            /** Old and new are mixed, and somebody has to look. */
            MIXED,
            /** There is nothing to go back to. */
            NO_WAY_BACK
        }
    }

    /** Another deployment has the right to change the stack, or has taken it meanwhile. */
    record LockHeld(String message, String remedy) implements Failure {}

    /**
     * The definition says that the stack runs on something else than what was going to be asked.
     *
     * @param target such as {@code swarm}
     */
    record OtherTarget(String target) implements Failure {
        @Override
        public String message() {
            return "the definition says that this stack runs on " + target;
        }
    }

    /** The user asked to stop (Ctrl-C or SIGTERM). */
    record Interrupted() implements Failure {
        @Override
        public String message() {
            return "";
        }
    }
}
