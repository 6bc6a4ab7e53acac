package io.stackctl.kubernetes.action;

import io.stackctl.engine.OutputLines;
import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.client.ApiPath;

/** What a container wrote last, for an error that says why it failed. */
final class LastLines {

    private static final int LINES = 10;

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
                        .query("previous", String.valueOf(ended));
        var text = new StringBuilder();
        try (var lines = context.api().lines(path, OutputLines.PIECE)) {
            int count = 0;
            for (var line = lines.next(); line != null && count++ < LINES; line = lines.next()) {
                text.append("\n  | ").append(line.toString().stripTrailing());
            }
        } catch (StackException untold) {
            return "";
        }
        return text.toString();
    }
}
