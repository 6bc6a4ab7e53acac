package io.stackctl.kubernetes.action;

import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.client.ApiPath;
import java.time.Duration;

/** What a container wrote last, for an error that says why it failed. */
final class LastLines {

    private static final int LINES = 10;

    /** As much of a line as says something. */
    private static final int LONGEST = 500;

    /** A container may write for days without ending a line. */
    private static final int BYTES = 256 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private LastLines() {}

    /**
     * Each on a line of its own behind a line break; empty where the machine does not tell.
     *
     * @param ended whether the container before the one that is there now is meant
     */
    static String of(KubernetesContext context, String pod, String container, boolean ended) {
        var path =
                ApiPath.of("v1", context.namespace(), "pods")
                        .child(pod)
                        .child("log")
                        .query("container", container)
                        .query("tailLines", String.valueOf(LINES))
                        .query("limitBytes", String.valueOf(BYTES))
                        .query("previous", String.valueOf(ended));
        var text = new StringBuilder();
        try (var lines = context.api().lines(path, LONGEST)) {
            int count = 0;
            int read = 0;
            boolean begins = true;
            for (var line = lines.next(PATIENCE);
                    line != null && count < LINES && read < BYTES;
                    line = lines.next(PATIENCE)) {
                if (begins) {
                    text.append("\n  | ").append(line.toString().stripTrailing());
                }
                count += line.ended() ? 1 : 0;
                read += line.length();
                begins = line.ended();
            }
        } catch (StackException untold) {
            return "";
        }
        return text.toString();
    }
}
