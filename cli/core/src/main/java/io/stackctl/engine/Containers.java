package io.stackctl.engine;

import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an engine does with containers. */
public interface Containers {

    /** Containers of every stack, sorted by name. */
    List<ObservedContainer> ofAllStacks(boolean stopped);

    /** Containers of one stack, sorted by name: only the listing, which is cheap. */
    List<ObservedContainer> ofStack(StackName stack, boolean stopped);

    /** Every container of the engine, whatever its state, sorted by name. */
    List<Listed> all();

    /** Everything known of one container; empty when there is none. */
    Optional<ContainerDetail> inspect(ContainerId container);

    /** Everything known of the container of a name; empty when there is none. */
    Optional<ContainerDetail> inspect(ContainerName container);

    /** Creates a container; what the engine warned of comes with its id. */
    Created create(ContainerSpec spec);

    /**
     * Creates a container that is never started, and gives access to a volume.
     *
     * @throws StackException with {@code NO_SUCH_IMAGE} when its image is gone
     */
    ContainerId hold(VolumeHolder holder);

    /** What {@link #hold} made and nobody removed, of those that have all these labels. */
    List<Held> held(Map<String, String> labels);

    void start(ContainerId container);

    /**
     * Sends the stop signal and, after the grace period, kills. One that is stopped already is no
     * error.
     *
     * @param grace empty for the container's own
     */
    void stop(ContainerId container, Optional<Duration> grace);

    /**
     * Stops and starts.
     *
     * @param grace empty for the container's own
     */
    void restart(ContainerId container, Optional<Duration> grace);

    /**
     * Sends a signal.
     *
     * @param signal a name such as {@code SIGHUP} or {@code HUP}, or a number
     */
    void kill(ContainerId container, String signal);

    void pause(ContainerId container);

    void unpause(ContainerId container);

    void rename(ContainerId container, String newName);

    /**
     * Removes, by force when it runs. One that is gone already is no error.
     *
     * @param anonymousVolumes whether its anonymous volumes go with it
     */
    void remove(ContainerId container, boolean anonymousVolumes);

    /**
     * Blocks until the container ends.
     *
     * @return the exit code
     */
    int await(ContainerId container);

    /**
     * Begins to wait until the engine has removed a container. The engine knows of it when this
     * returns: a container that is started afterwards cannot be gone too soon.
     */
    PendingExit awaitRemoval(ContainerId container);

    /** Reads the log, line by line, until its end or, following, until the container ends. */
    void logs(ContainerId container, LogQuery query, LogConsumer consumer);

    /** Joins the container's own streams; open before the start so that nothing is missed. */
    StreamSession attach(ContainerId container, AttachSpec spec);

    void resizeTerminal(ContainerId container, int columns, int rows);

    /** One table of processes. */
    ProcessTable processes(ContainerId container);

    /**
     * Streams usage figures, about one a second.
     *
     * @param once whether to stop after the first
     */
    void stats(ContainerId container, boolean once, StatsConsumer consumer);

    /** Unpacks a tar stream at a folder of the container. */
    void copyInto(ContainerId container, String folder, InputStream tar, boolean keepOwners);

    /**
     * Puts files into a container that may not have run yet.
     *
     * @param files what to put, folders above them are made where they are missing
     */
    void place(ContainerId container, List<ContainerFile> files);

    /**
     * Removes a file, or a folder with all that is in it, from a container that need not run.
     *
     * @param path absolute; nothing happens when nothing lies there
     * @throws StackException when it is still there afterwards
     */
    void removeFile(ContainerId container, String path);

    /** A tar stream of a path. The caller closes it. */
    InputStream copyFrom(ContainerId container, String path);

    /** What lies at a path; empty when nothing does. */
    Optional<PathStat> stat(ContainerId container, String path);

    /** A tar stream of the whole file system. The caller closes it. */
    InputStream export(ContainerId container);

    /**
     * Makes an image of the container.
     *
     * @param reference {@code repository:tag}; empty for none
     * @param changes Dockerfile instructions to apply
     * @return the image's id
     */
    ImageId commit(
            ContainerId container,
            String reference,
            String author,
            String comment,
            List<String> changes,
            boolean pause);

    /**
     * A new container.
     *
     * @param warnings the engine's own words
     */
    record Created(ContainerId id, List<String> warnings) {
        public Created {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A container of no stack in particular.
     *
     * @param name the canonical name, without a leading slash
     * @param image the reference it was created from
     * @param status the engine's own words, such as {@code Up 5 minutes}
     */
    record Listed(ContainerId id, String name, String image, String status) {}

    /**
     * A container that holds a volume.
     *
     * @param created when, by the engine's clock, in whole seconds
     */
    record Held(ContainerId id, Instant created) {}

    /**
     * A path in a container.
     *
     * @param mode the permission bits
     * @param linkTarget where a symbolic link points; empty for anything else
     */
    record PathStat(String name, long size, int mode, boolean directory, String linkTarget) {}

    /**
     * What {@code top} shows.
     *
     * @param titles the columns
     * @param rows one list a process
     */
    record ProcessTable(List<String> titles, List<List<String>> rows) {
        public ProcessTable {
            titles = List.copyOf(titles);
            rows = List.copyOf(rows);
        }
    }

    /** Takes usage figures. */
    @FunctionalInterface
    interface StatsConsumer {
        /**
         * Takes one reading.
         *
         * @return whether to go on
         */
        boolean accept(ContainerStats stats);
    }

    /** Takes lines of a log, in the engine's order. */
    @FunctionalInterface
    interface LogConsumer {
        void accept(LogRecord record);
    }
}
