package io.stackctl.workflow.files;

import io.stackctl.engine.Containers;
import io.stackctl.failure.StackException;
import io.stackctl.files.TarStream;
import io.stackctl.model.name.ContainerId;
import java.io.IOException;

/** Unpacks files of this machine in a container: the tar is made while it is sent. */
public final class Upload {

    private Upload() {}

    /**
     * Sends it.
     *
     * @param folder where it is unpacked
     * @param owners whether the files belong to the container's user instead of root
     * @throws IOException when a file cannot be read
     */
    public static void send(
            Containers containers,
            ContainerId container,
            String folder,
            boolean owners,
            TarStream tar)
            throws IOException {
        try {
            containers.copyInto(container, folder, tar, owners);
        } catch (StackException e) {
            // An engine that got half an archive says so in its own words; the reason lies here.
            if (tar.failure().isPresent()) {
                throw tar.failure().get();
            }
            throw e;
        }
        if (tar.failure().isPresent()) {
            throw tar.failure().get();
        }
    }
}
