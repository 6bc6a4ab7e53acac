package io.stackctl.history;

import io.stackctl.engine.Engine;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.state.ObservedVolume;
import java.nio.charset.StandardCharsets;

/** What revisions were made from, each a file in the volume of its revision. */
record Documents(Engine engine, StackName stack) {

    /** Bytes of a document. */
    private static final int LONGEST = 64 * 1024 * 1024;

    private static final String FILE = "document";

    /**
     * A document as it is written.
     *
     * @throws StackException when it has more than 64 MiB
     */
    byte[] encoded(String document) {
        var content = document.getBytes(StandardCharsets.UTF_8);
        if (content.length > LONGEST) {
            throw new StackException(
                    new OperationFailed(
                            "the definition has "
                                    + content.length
                                    + " bytes with its configs and secrets, and "
                                    + LONGEST
                                    + " are the most that are kept of one",
                            "bring large files in as images or volumes"));
        }
        return content;
    }

    void write(VolumeName volume, byte[] content) {
        try (var files = VolumeFiles.of(engine, stack, volume)) {
            files.write(FILE, content);
        }
    }

    /**
     * Reads one.
     *
     * @param record the volume of its revision, whose labels have the checksum
     * @throws StackException when it is not what was written
     */
    String read(RevisionNumber number, ObservedVolume record) {
        try (var files = VolumeFiles.of(engine, stack, VolumeName.of(record.name()))) {
            var content =
                    files.read(FILE, LONGEST)
                            .orElseThrow(() -> unusable(number, "was never written"));
            var checksum = record.labels().get(RevisionLabels.CHECKSUM);
            if (checksum.filter(Checksum.of(content)::equals).isEmpty()) {
                throw unusable(number, "is damaged: it is not what was written");
            }
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    private StackException unusable(RevisionNumber number, String why) {
        return new StackException(
                new OperationFailed(
                        "the definition of revision " + number + " of stack " + stack + " " + why,
                        "use another revision; `stackctl history` lists them"));
    }
}
