package io.stackctl.history;

import io.stackctl.failure.Location;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.CanonicalJson;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An entry of the list of what was done, as JSON on one line. */
final class AuditLine {

    private AuditLine() {}

    static String write(AuditEntry entry) {
        var occasion = entry.occasion();
        var line = Mapping.builder(Location.NONE);
        line.put("at", text(sortable(occasion.at())));
        line.put("by", text(occasion.by()));
        line.put("action", text(entry.action()));
        line.put("command", text(occasion.command()));
        line.put("message", text(occasion.message()));
        line.put("epoch", number(entry.epoch()));
        entry.from().ifPresent(from -> line.put("from", number(from.value())));
        entry.to().ifPresent(to -> line.put("to", number(to.value())));
        occasion.git().ifPresent(git -> line.put("git", git(git)));
        var images = Mapping.builder(Location.NONE);
        entry.images().forEach((service, id) -> images.put(service.value(), text(id.value())));
        line.put("images", images.build());
        var facts = Mapping.builder(Location.NONE);
        entry.facts().forEach((name, fact) -> facts.put(name, text(fact)));
        line.put("facts", facts.build());
        line.put("outcome", text(entry.outcome()));
        line.put("tookMs", number(entry.took().toMillis()));
        return CanonicalJson.of(line.build());
    }

    /** Of one length, so that lines sort by their time. */
    private static String sortable(Instant at) {
        var text = at.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }

    private static Mapping git(GitState git) {
        return Mapping.builder(Location.NONE)
                .put("revision", text(git.revision()))
                .put("branch", text(git.branch()))
                .put("dirty", new Scalar.Bool(git.dirty(), Location.NONE))
                .put("remote", text(git.remote()))
                .build();
    }

    private static Scalar text(String value) {
        return new Scalar.Text(LabelText.cut(value), Location.NONE);
    }

    private static Scalar number(long value) {
        return new Scalar.Int(value, Location.NONE);
    }

    /** Reads what {@link #write} wrote; empty for anything else. */
    static Optional<AuditEntry> read(String line) {
        return JsonLine.read(line).map(AuditLine::entry);
    }

    private static AuditEntry entry(Mapping line) {
        var git = line.mapping("git");
        return new AuditEntry(
                new Occasion(
                        LabelText.instant(line.text("at", "")),
                        line.text("by", ""),
                        line.text("command", ""),
                        git.isEmpty()
                                ? Optional.empty()
                                : Optional.of(
                                        new GitState(
                                                git.text("revision", ""),
                                                git.text("branch", ""),
                                                git.flag("dirty"),
                                                git.text("remote", ""))),
                        line.text("message", "")),
                line.text("action", ""),
                line.number("epoch").orElse(0L),
                revision(line, "from"),
                revision(line, "to"),
                images(line.mapping("images")),
                line.textsByKey("facts"),
                line.text("outcome", ""),
                Duration.ofMillis(LabelText.number(line.text("tookMs", ""))));
    }

    private static Optional<RevisionNumber> revision(Mapping line, String key) {
        return line.text(key).flatMap(RevisionNumber::read);
    }

    private static Map<ServiceName, ImageId> images(Mapping images) {
        var ids = new TreeMap<ServiceName, ImageId>();
        for (var key : images.keys()) {
            if (!key.isBlank()) {
                ids.put(ServiceName.of(key), new ImageId(images.text(key, "")));
            }
        }
        return ids;
    }
}
