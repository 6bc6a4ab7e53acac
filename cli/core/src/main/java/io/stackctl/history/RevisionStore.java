package io.stackctl.history;

import io.stackctl.engine.Engine;
import io.stackctl.engine.Removal;
import io.stackctl.engine.VolumeSpec;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.state.ObservedVolume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The revisions of a stack, each a volume: what can be told of it in labels, which cannot change,
 * and its document as a file. What comes later, steps that are done and how it ended, are further
 * volumes, so that no moment is without either. Whoever writes has the stack's lock; if two choose
 * one number nevertheless, one of them has it.
 */
public final class RevisionStore {

    private final Engine engine;
    private final StackName stack;
    private final RecordNames names;
    private final KeepTags tags;
    private final Documents documents;

    public RevisionStore(Engine engine, StackName stack) {
        this.engine = engine;
        this.stack = stack;
        this.names = new RecordNames(stack);
        this.tags = new KeepTags(engine.images(), stack);
        this.documents = new Documents(engine, stack);
    }

    /** Whose revisions they are. */
    public StackName stack() {
        return stack;
    }

    /** Every revision, the newest first. One call. */
    public List<Revision> list() {
        return records().revisions();
    }

    /**
     * The newest revision among volumes that were seen anyway.
     *
     * @param kept what is kept of the stack
     */
    public static Optional<Revision> newest(StackName stack, List<ObservedVolume> kept) {
        return new Records(new RecordNames(stack), kept).revisions().stream().findFirst();
    }

    /** A revision; empty when there is none of that number. */
    public Optional<Revision> find(RevisionNumber number) {
        return list().stream().filter(revision -> revision.number().equals(number)).findFirst();
    }

    /**
     * A number that no revision has, nor had as far as can be seen.
     *
     * @param seen the highest that a container of the stack carries; its record may be lost
     */
    public RevisionNumber next(RevisionNumber seen) {
        var highest = records().highest();
        return (highest.compareTo(seen) > 0 ? highest : seen).next();
    }

    /** What all of this is read from. One call. */
    public List<ObservedVolume> volumes() {
        return engine.volumes().labelled(RevisionLabels.ofStack(stack));
    }

    private Records records() {
        return new Records(names, volumes());
    }

    /**
     * Records a revision that begins: its images are kept, and its document is written.
     *
     * @return whether it has the number; false when another deployment was quicker
     * @throws StackException when the engine refuses, when an image is gone, or when the document
     *     has more than 64 MiB; nothing is left of it then
     */
    public boolean begin(Revision revision, String document) {
        var content = documents.encoded(document);
        var volume = names.revision(revision.number());
        var labels = new TreeMap<>(RevisionLabels.of(stack, revision));
        labels.put(RevisionLabels.CHECKSUM, Checksum.of(content));
        if (!create(volume, labels)) {
            return false;
        }
        try {
            tags.put(revision);
            documents.write(volume, content);
            return true;
        } catch (StackException e) {
            new Attempt(e).run(() -> tags.remove(revision)).run(() -> remove(volume));
            throw e;
        }
    }

    /**
     * Makes a volume, unless there is one.
     *
     * @return whether it is the caller's
     */
    private boolean create(VolumeName volume, Map<String, String> labels) {
        var token = UUID.randomUUID().toString();
        var all = new TreeMap<>(labels);
        all.put(RevisionLabels.TOKEN, token);
        engine.volumes().create(VolumeSpec.of(volume, all));
        // What create answers is the engine's memory of labels, which may be empty.
        var standing = engine.volumes().inspect(volume);
        if (standing.isPresent() && RevisionLabels.anyNumber(standing.get()).isEmpty()) {
            throw new StackException(
                    new OperationFailed(
                            "volume " + volume + " is in the way: it is no record of a revision",
                            "rename it, or remove it if nobody needs it"));
        }
        return standing.flatMap(it -> it.labels().get(RevisionLabels.TOKEN))
                .equals(Optional.of(token));
    }

    /**
     * The document of a revision, as it was given to {@link #begin}.
     *
     * @throws StackException when there is no such revision, or when its document is not what was
     *     written
     */
    public String document(RevisionNumber number) {
        var volume = names.revision(number);
        var record =
                engine.volumes()
                        .inspect(volume)
                        .filter(it -> RevisionLabels.read(names, it).isPresent())
                        .orElseThrow(() -> unknown(number));
        return documents.read(number, record);
    }

    /**
     * The same; empty where whoever recorded the revision was ended before it was written whole.
     */
    public Optional<String> findDocument(RevisionNumber number) {
        try {
            return Optional.of(document(number));
        } catch (StackException e) {
            if (e.failure() instanceof EngineFailure) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private StackException unknown(RevisionNumber number) {
        return new StackException(
                new InvalidRequest(
                        "stack " + stack + " has no revision " + number,
                        "`stackctl history` lists the revisions"));
    }

    /** Services of a revision whose image is no longer on the engine. */
    public List<ServiceName> missingImages(Revision revision) {
        return tags.missing(revision);
    }

    /**
     * Notes that a step is done.
     *
     * @param key of letters, digits, {@code . _ -}, at most 100
     * @param labels what is to be known of it; nothing secret
     * @return whether it was noted now; false when it had been, and stays as it was
     */
    public boolean mark(RevisionNumber number, String key, Map<String, String> labels) {
        return create(names.mark(number, key), MarkLabels.of(stack, number, key, labels));
    }

    /** What was noted of a revision: labels by keys. */
    public Map<String, Map<String, String>> marks(RevisionNumber number) {
        return records().marks(number);
    }

    /**
     * Says how a revision ended. It may be said again, as after a pause: the last word counts, and
     * at no moment there is none.
     */
    public void finish(RevisionNumber number, Outcome outcome) {
        var before = records().outcomes(number);
        for (int turn = before.isEmpty() ? 1 : OutcomeLabels.turn(before.getLast()) + 1; ; turn++) {
            var labels = OutcomeLabels.of(stack, number, turn, outcome);
            if (create(names.outcome(number, turn), labels)) {
                break;
            }
        }
        before.forEach(old -> remove(VolumeName.of(old.name())));
    }

    /**
     * Forgets the oldest revisions, with their images' names.
     *
     * @param keep how many to keep at least; from 1 on
     * @param running what containers still run of, which is never forgotten
     * @return what was forgotten, the oldest first
     */
    public List<RevisionNumber> prune(int keep, Set<RevisionNumber> running) {
        var records = records();
        var forgotten = Pruning.of(records.revisions(), keep, running);
        for (var revision : forgotten) {
            // The record first: without it the rest is nothing, and found again.
            remove(names.revision(revision.number()));
            tags.remove(revision);
        }
        var lost = records.withoutRecord(forgotten.stream().map(Revision::number).toList());
        lost.forEach(volume -> remove(VolumeName.of(volume.name())));
        return forgotten.stream().map(Revision::number).toList();
    }

    private void remove(VolumeName volume) {
        if (engine.volumes().remove(volume, false) == Removal.IN_USE) {
            VolumeFiles.removeHolders(engine, stack);
            engine.volumes().remove(volume, false);
        }
    }
}
