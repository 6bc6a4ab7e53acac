package io.stackctl.kubernetes.action;

import io.stackctl.cluster.LastLines;
import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.client.ApiPath;
import java.time.Duration;

/** What a container wrote last, for an error that says why it failed. */
final class ContainerOutput {

    /** A container may write for days without ending a line. */
    private static final int BYTES = 256 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ContainerOutput() {}

    /**
     * Its last lines; empty where the machine does not tell.
     *
     * @param ended whether the container before the one that is there now is meant
     */
    static String last(KubernetesContext context, String pod, String container, boolean ended) {
        var path =
                ApiPath.of("v1", context.namespace(), "pods")
                        .child(pod)
                        .child("log")
                        .query("container", container)
                        .query("tailLines", String.valueOf(LastLines.COUNT))
                        .query("limitBytes", String.valueOf(BYTES))
                        .query("previous", String.valueOf(ended));
        var last = new LastLines();
        try (var lines = context.api().lines(path, LastLines.LONGEST)) {
            int count = 0;
            int read = 0;
            boolean begins = true;
            for (var line = lines.next(PATIENCE);
                    line != null && count < LastLines.COUNT && read < BYTES;
                    line = lines.next(PATIENCE)) {
                if (begins) {
                    last.add(line.toString());
                }
                count += line.ended() ? 1 : 0;
                read += line.length();
                begins = line.ended();
            }
        } catch (StackException untold) {
            return "";
        }
        return last.toString();
    }
}
