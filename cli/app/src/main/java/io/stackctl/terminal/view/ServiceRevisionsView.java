package io.stackctl.terminal.view;

import io.stackctl.cluster.ServiceRevision;
import io.stackctl.terminal.text.HumanDuration;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code history} prints on a cluster: the forms of services that it remembers. */
public final class ServiceRevisionsView {

    private static final Map<String, String> HEADERS =
            new TreeMap<>(
                    Map.of(
                            "Service", "SERVICE",
                            "Revision", "REVISION",
                            "CreatedAt", "CREATED AT",
                            "Created", "CREATED",
                            "Image", "IMAGE",
                            "Digest", "DIGEST",
                            "Replicas", "REPLICAS",
                            "Status", "STATUS",
                            "Change", "CHANGE"));

    private static final List<String> COLUMNS =
            List.of("Service", "Revision", "Created", "Image", "Replicas", "Status", "Change");

    private ServiceRevisionsView() {}

    /**
     * All of them, a line each.
     *
     * @param format {@code table}, {@code json} or a template; empty for the table
     * @param now what ages are told from
     */
    public static String of(String format, List<ServiceRevision> revisions, Instant now) {
        return new Listing(HEADERS, COLUMNS, "")
                .print(format, revisions.stream().map(revision -> row(revision, now)).toList());
    }

    private static Map<String, Object> row(ServiceRevision revision, Instant now) {
        var image = revision.image();
        int digest = image.indexOf('@');
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Service", revision.service().value());
        row.put("Revision", revision.number());
        row.put(
                "CreatedAt",
                revision.made()
                        .map(made -> made.truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse(""));
        row.put(
                "Created",
                revision.made()
                        .map(made -> HumanDuration.of(Duration.between(made, now)) + " ago")
                        .orElse(""));
        row.put("Image", digest < 0 ? image : image.substring(0, digest));
        row.put("Digest", digest < 0 ? "" : image.substring(digest + 1));
        row.put(
                "Replicas",
                revision.replicas().isPresent()
                        ? String.valueOf(revision.replicas().getAsLong())
                        : "");
        row.put("Status", status(revision));
        row.put("Change", revision.change());
        return row;
    }

    private static String status(ServiceRevision revision) {
        var current = revision.current() ? "current" : "";
        return revision.progress().isEmpty() ? current : current + ", " + revision.progress();
    }
}
