package io.stackctl.history;

import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedVolume;
import io.stackctl.state.StackLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * What the labels of a revision's volume say. Nothing in them is secret: many programs show them.
 */
final class RevisionLabels {

    private static final String PREFIX = "io.stackctl.revision.";
    private static final String STACK = PREFIX + "stack";
    private static final String NUMBER = PREFIX + "number";
    private static final String KIND = PREFIX + "kind";
    private static final String RECORD = "record";

    /** Of the list of what was done: the stack. */
    static final String AUDIT = "io.stackctl.audit.stack";

    /** Of a container that gives access to files: the stack. */
    static final String HOLDER = "io.stackctl.holder";

    /** Who made the volume: what tells two deployments apart that chose one number. */
    static final String TOKEN = PREFIX + "token";

    /** SHA-256 of the document, in hexadecimal digits. */
    static final String CHECKSUM = PREFIX + "checksum";

    private static final String AT = PREFIX + "at";
    private static final String BY = PREFIX + "by";
    private static final String COMMAND = PREFIX + "command";
    private static final String MESSAGE = PREFIX + "message";
    private static final String SERVICES = PREFIX + "services";
    private static final String IMAGES = PREFIX + "images";
    private static final String BASE = PREFIX + "base";
    private static final String STRATEGY = PREFIX + "strategy";
    private static final String SCHEMA = PREFIX + "schema";
    private static final String GIT_REVISION = PREFIX + "git.revision";
    private static final String GIT_BRANCH = PREFIX + "git.branch";
    private static final String GIT_DIRTY = PREFIX + "git.dirty";
    private static final String GIT_REMOTE = PREFIX + "git.remote";

    private RevisionLabels() {}

    /** What every volume of a stack's history has. */
    static Map<String, String> ofStack(StackName stack) {
        return Map.of(STACK, stack.value());
    }

    /** What a volume about a revision has. */
    static Map<String, String> about(StackName stack, RevisionNumber number, String kind) {
        var labels = new TreeMap<>(ofStack(stack));
        labels.put(NUMBER, Integer.toString(number.value()));
        labels.put(KIND, kind);
        return labels;
    }

    /** Which revision a volume is about; empty for a volume that says nothing of the kind. */
    static Optional<RevisionNumber> number(ObservedVolume volume, String kind) {
        var labels = volume.labels();
        if (!labels.get(KIND).equals(Optional.of(kind))) {
            return Optional.empty();
        }
        return labels.get(NUMBER).flatMap(RevisionNumber::read);
    }

    /** Whichever revision a volume is about. */
    static Optional<RevisionNumber> anyNumber(ObservedVolume volume) {
        return volume.labels().get(NUMBER).flatMap(RevisionNumber::read);
    }

    /** All labels of a record but its token and its checksum. */
    static Map<String, String> of(StackName stack, Revision revision) {
        var labels = about(stack, revision.number(), RECORD);
        var occasion = revision.occasion();
        labels.put(AT, occasion.at().toString());
        labels.put(BY, LabelText.cut(occasion.by()));
        labels.put(COMMAND, LabelText.cut(occasion.command()));
        labels.put(MESSAGE, LabelText.cut(occasion.message()));
        labels.put(STRATEGY, LabelText.cut(revision.strategy()));
        revision.base().ifPresent(base -> labels.put(BASE, Integer.toString(base.value())));
        revision.schema().ifPresent(schema -> labels.put(SCHEMA, schema.toString()));
        var services = new StringJoiner(" ");
        revision.services().forEach(service -> services.add(service.value()));
        labels.put(SERVICES, services.toString());
        var images = new StringJoiner(" ");
        revision.images().forEach((service, image) -> images.add(service + "=" + image));
        labels.put(IMAGES, images.toString());
        occasion.git()
                .ifPresent(git -> {
                    labels.put(GIT_REVISION, LabelText.cut(git.revision()));
                    labels.put(GIT_BRANCH, LabelText.cut(git.branch()));
                    labels.put(GIT_DIRTY, Boolean.toString(git.dirty()));
                    labels.put(GIT_REMOTE, LabelText.cut(git.remote()));
                });
        return labels;
    }

    /** The revision that a volume is the record of; empty where it is none. */
    static Optional<Revision> read(RecordNames names, ObservedVolume volume) {
        return number(volume, RECORD)
                .filter(number -> names.revision(number).value().equals(volume.name()))
                .map(number -> revision(number, volume.labels()));
    }

    private static Revision revision(RevisionNumber number, StackLabels labels) {
        return new Revision(
                        number,
                        new Occasion(
                                LabelText.instant(text(labels, AT)),
                                text(labels, BY),
                                text(labels, COMMAND),
                                git(labels),
                                text(labels, MESSAGE)),
                        services(text(labels, SERVICES)),
                        images(text(labels, IMAGES)),
                        labels.get(BASE).flatMap(RevisionNumber::read),
                        text(labels, STRATEGY))
                .knowing(SchemaMark.read(text(labels, SCHEMA)));
    }

    private static Optional<GitState> git(StackLabels labels) {
        return labels.get(GIT_REVISION)
                .map(revision ->
                        new GitState(
                                revision,
                                text(labels, GIT_BRANCH),
                                text(labels, GIT_DIRTY).equals("true"),
                                text(labels, GIT_REMOTE)));
    }

    private static List<ServiceName> services(String text) {
        var services = new ArrayList<ServiceName>();
        for (var name : text.split(" ", -1)) {
            if (!name.isBlank()) {
                services.add(ServiceName.of(name));
            }
        }
        return services;
    }

    private static Map<ServiceName, ImageId> images(String text) {
        var images = new TreeMap<ServiceName, ImageId>();
        for (var pair : text.split(" ", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && !pair.substring(0, equals).isBlank()) {
                images.put(
                        ServiceName.of(pair.substring(0, equals)),
                        new ImageId(pair.substring(equals + 1)));
            }
        }
        return images;
    }

    private static String text(StackLabels labels, String name) {
        return labels.get(name).orElse("");
    }
}
