package io.stackctl.docker.build;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.engine.OutputLines;
import io.stackctl.event.BuildLine;
import io.stackctl.failure.Failure.BuildFailed;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ImageId;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what a builder tells while it builds. For one thread. */
final class BuildAnswer {

    private final String image;
    private final Consumer<BuildLine> log;
    private final BuildLog trace;
    private final StringBuilder unfinished = new StringBuilder();
    private boolean traced;
    private String id = "";

    /**
     * Makes a reader.
     *
     * @param image the name of what is built
     * @param log takes the lines of the build's log
     */
    BuildAnswer(String image, Consumer<BuildLine> log) {
        this.image = image;
        this.log = log;
        this.trace = new BuildLog(log);
    }

    /**
     * Reads to the end.
     *
     * @return the id of the image
     * @throws StackException when the build fails
     */
    ImageId read(JsonInput records) throws IOException {
        for (Optional<Json> record = records.next(); record.isPresent(); record = records.next()) {
            take(record.get());
        }
        if (!unfinished.isEmpty()) {
            log.accept(BuildLine.of(unfinished.toString()));
        }
        return new ImageId(id);
    }

    private void take(Json record) throws IOException {
        var error = record.text("error");
        if (!error.isEmpty()) {
            var code = (int) record.get("errorDetail").number("code");
            throw new StackException(
                    new BuildFailed(
                            image,
                            error,
                            code == 0 ? 1 : code,
                            "image " + image + " was not built: its log tells more"));
        }
        var aux = record.get("aux");
        if (record.text("id").equals("moby.buildkit.trace")) {
            traced = true;
            trace.accept(BuildTrace.of(Base64.getDecoder().decode(aux.text())));
        } else if (!aux.text("ID").isEmpty()) {
            id = aux.text("ID");
        } else if (!traced) {
            // What BuildKit's trace tells already, the engine repeats in the classic builder's
            // words.
            lines(record.text("stream"));
        }
    }

    /** The classic builder sends text that is cut anywhere. */
    private void lines(String text) {
        unfinished.append(text);
        for (var end = unfinished.indexOf("\n"); end >= 0; end = unfinished.indexOf("\n")) {
            log.accept(BuildLine.of(unfinished.substring(0, end)));
            unfinished.delete(0, end + 1);
        }
        if (unfinished.length() > OutputLines.PIECE) {
            log.accept(BuildLine.of(unfinished.toString()));
            unfinished.setLength(0);
        }
    }
}
