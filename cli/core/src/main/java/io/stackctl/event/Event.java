package io.stackctl.event;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Something that happened while a verb ran. Events know neither colours nor columns: renderers do.
 */
public sealed interface Event {

    /**
     * A resource reached a status.
     *
     * @param detail more words, such as the error; empty where the status says all
     */
    record ResourceChanged(Resource resource, Status status, String detail) implements Event {
        public ResourceChanged(Resource resource, Status status) {
            this(resource, status, "");
        }
    }

    /**
     * Part of a transfer moved on: a layer of a pull or a push.
     *
     * @param part the layer's short id
     * @param status the engine's words, such as {@code Downloading}
     * @param current bytes done; 0 when unknown
     * @param total bytes in all; 0 when unknown
     */
    record TransferProgress(Resource resource, String part, String status, long current, long total)
            implements Event {}

    /**
     * Something that a builder tells.
     *
     * @param image what is built
     * @param target whose it is in the builder's words: a service, or the image's own name
     */
    record BuildLog(Resource image, String target, BuildLine line) implements Event {}

    /** Something the user should know; the verb goes on. */
    record Warning(String message) implements Event {}

    /** Something worth a line that is no warning. */
    record Note(String message) implements Event {}

    /** There was nothing that a verb could be done to. */
    record NothingToDo(String message) implements Event {}

    /** Which containers' output follows, sorted by name. */
    record Attaching(List<String> containers) implements Event {
        public Attaching {
            containers = List.copyOf(containers);
        }
    }

    /**
     * A line that a container wrote, or a piece of a very long one.
     *
     * @param source the name to show in front of it
     * @param stream where it was written
     * @param timestamp when, where the user asked for it
     */
    record LogLine(String source, Stream stream, LogText text, Optional<Instant> timestamp)
            implements Event {
        /** A whole line. */
        public LogLine(String source, Stream stream, String text, Optional<Instant> timestamp) {
            this(source, stream, LogText.of(text), timestamp);
        }
    }

    /**
     * A line that a hook or an init step wrote, or a piece of a very long one. Only those see it
     * who follow the output of containers.
     *
     * @param source the name to show in front of it, such as {@code web-1 ->}
     */
    record HookOutput(String source, Stream stream, LogText text) implements Event {
        /** The same for those who follow. */
        public LogLine line() {
            return new LogLine(source, stream, text, Optional.empty());
        }
    }

    /**
     * Which keys do something while containers are shown, or that none does any more.
     *
     * @param shown whether any does
     * @param watching whether changed files are being taken over
     */
    record Menu(boolean shown, boolean watching) implements Event {}

    /** The two streams of a process. */
    enum Stream {
        STDOUT,
        STDERR
    }

    /**
     * A container that is watched ended.
     *
     * @param restarting whether the engine starts it again
     */
    record ContainerExited(String source, int exitCode, boolean restarting) implements Event {}

    /** A container that is watched was replaced by a new one. */
    record ContainerRecreated(String source) implements Event {}

    /** The whole stack is stopped. */
    record Stopping(Reason reason) implements Event {}

    /** Why a stack is stopped that somebody follows. */
    enum Reason {
        EXIT("Aborting on container exit..."),
        INTERRUPT("Gracefully Stopping... press Ctrl+C again to force");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** For the user. */
        public String words() {
            return words;
        }
    }

    /** What those want to know who follow how one version takes the place of another. */
    sealed interface Deploying extends Event {}

    /**
     * A deployment begins to change something, or to take that back.
     *
     * @param revision the one that it brings, such as {@code r4}
     * @param back whether it is on its way back
     * @param cause why
     */
    record DeploymentBegun(String stack, String revision, boolean back, String cause)
            implements Deploying {}

    /**
     * A deployment has ended, or stands still.
     *
     * @param failedRequests as gateways saw them; empty where none could be asked
     */
    record DeploymentEnded(OptionalLong failedRequests) implements Deploying {}

    /**
     * An action of a plan begins, or ended.
     *
     * @param service whose it is; empty where it is no service's
     * @param subject what it is done to, such as {@code web/1}
     * @param verb what is done, in one word
     */
    record ActionChanged(String service, String subject, String verb, String cause, Stage stage)
            implements Deploying {}

    /** How far an action is. */
    enum Stage {
        BEGUN,
        DONE,
        FAILED
    }

    /**
     * How requests to a service are shared from now on.
     *
     * @param shares requests in a thousand by revision, such as {@code r4}; empty where all share
     *     alike
     */
    record Shares(String service, Map<String, Integer> shares) implements Deploying {
        public Shares {
            shares = Collections.unmodifiableMap(new TreeMap<>(shares));
        }
    }

    /**
     * What was counted of a service.
     *
     * @param values by name: {@code in-flight}, {@code streams}, {@code requests}, {@code errors}
     */
    record Counted(String service, Map<String, Long> values) implements Deploying {
        public Counted {
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }
    }

    /**
     * A line that a program wrote which is run beside a deployment, on this machine or in a
     * container of its own. It is progress, not data.
     *
     * @param hook such as {@code hook before}
     */
    record HookLine(String hook, String line) implements Deploying {}
}
