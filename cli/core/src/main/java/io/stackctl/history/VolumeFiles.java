package io.stackctl.history;

import io.stackctl.engine.Engine;
import io.stackctl.engine.VolumeHolder;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.files.FolderFiles;
import io.stackctl.files.SingleFile;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Files in a volume, which only root of the engine's host can read (0600). They get there through a
 * container that is made for it, is never started, and is removed afterwards. Engines write a file
 * in place: what has to be whole needs a checksum, or a new name.
 */
final class VolumeFiles implements AutoCloseable {

    private static final String TARGET = "/stackctl";
    private static final int OWNER_ONLY = 0600;

    /** No file takes that long: a holder that is older is what somebody left who was killed. */
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(10);

    private final Engine engine;
    private final VolumeName volume;
    private final ContainerId holder;

    private VolumeFiles(Engine engine, VolumeName volume, ContainerId holder) {
        this.engine = engine;
        this.volume = volume;
        this.holder = holder;
    }

    /** Opens a volume that is there; what others left behind doing so is removed. */
    static VolumeFiles of(Engine engine, StackName stack, VolumeName volume) {
        var files = new VolumeFiles(engine, volume, hold(engine, stack, volume));
        try {
            files.removeLeftovers(stack);
            return files;
        } catch (StackException e) {
            files.close();
            throw e;
        }
    }

    private static ContainerId hold(Engine engine, StackName stack, VolumeName volume) {
        try {
            return hold(engine, stack, volume, EmptyImage.of(engine.images()));
        } catch (StackException e) {
            if (e.failure() instanceof EngineFailure(var kind, var _, var _, var _)
                    && kind == Kind.NO_SUCH_IMAGE) {
                // Somebody prunes images at this moment.
                return hold(engine, stack, volume, EmptyImage.made(engine.images()));
            }
            throw e;
        }
    }

    private static ContainerId hold(
            Engine engine, StackName stack, VolumeName volume, ImageId image) {
        return engine.containers()
                .hold(
                        new VolumeHolder(
                                new RecordNames(stack).prefix() + "holder-" + UUID.randomUUID(),
                                image,
                                Map.of(RevisionLabels.HOLDER, stack.value()),
                                volume,
                                TARGET));
    }

    private void removeLeftovers(StackName stack) {
        var all = engine.containers().held(Map.of(RevisionLabels.HOLDER, stack.value()));
        // Ages are told by the engine's clock alone.
        var now =
                all.stream()
                        .filter(held -> held.id().equals(holder))
                        .map(held -> held.created())
                        .findFirst()
                        .orElse(Instant.EPOCH);
        for (var held : all) {
            if (held.created().isBefore(now.minus(LEFT_BEHIND))) {
                engine.containers().remove(held.id(), true);
            }
        }
    }

    /** Removes every container that stands for a file of the stack, in use or not. */
    static void removeHolders(Engine engine, StackName stack) {
        for (var held : engine.containers().held(Map.of(RevisionLabels.HOLDER, stack.value()))) {
            engine.containers().remove(held.id(), true);
        }
    }

    /** Writes a file; one of that name is overwritten. */
    void write(String name, byte[] content) {
        var tar = SingleFile.pack(name, OWNER_ONLY, content, Instant.now());
        engine.containers().copyInto(holder, TARGET, tar, false);
    }

    /**
     * Reads a file.
     *
     * @param most bytes that it may have
     * @return empty when there is none of that name
     */
    Optional<byte[]> read(String name, int most) {
        try (var tar = engine.containers().copyFrom(holder, TARGET + "/" + name)) {
            return Optional.of(SingleFile.read(tar, most));
        } catch (StackException e) {
            if (e.failure() instanceof EngineFailure(var kind, var _, var _, var _)
                    && kind == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * Reads all files.
     *
     * @param most bytes that they may have together
     * @return contents by names
     */
    Map<String, byte[]> all(int most) {
        try (var tar = engine.containers().copyFrom(holder, TARGET)) {
            return FolderFiles.read(tar, most);
        } catch (IOException e) {
            throw unreadable("what is", e);
        }
    }

    private StackException unreadable(String what, IOException cause) {
        return new StackException(
                new OperationFailed(
                        what + " in volume " + volume + " cannot be read: " + cause.getMessage(),
                        "if the engine was interrupted, try again"),
                cause);
    }

    /** Removes a file; one that is gone is no error. */
    void remove(String name) {
        engine.containers().removeFile(holder, TARGET + "/" + name);
    }

    @Override
    public void close() {
        // Anonymous volumes of the image would go with it; the volume itself has a name.
        engine.containers().remove(holder, true);
    }
}
