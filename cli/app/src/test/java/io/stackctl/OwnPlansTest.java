package io.stackctl;

import io.stackctl.engine.FakeEngine;
import io.stackctl.local.Settings;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What verbs would do to what an engine holds: {@code src/test/resources/plans}, where a README
 * says how to add a case.
 */
@Timeout(120)
class OwnPlansTest {

    private static final String PLAN = "plan ";
    private static final String SILENT = " >/dev/null";

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicContainer> say_what_was_written_down() throws IOException {
        return TranscriptFolder.tests("plans", this::outcomes);
    }

    private List<String> outcomes(Transcript transcript) {
        try {
            var place = Files.createTempDirectory(folder, "case").toRealPath();
            var engine = new FakeEngine();
            var shop = place.resolve("shop");
            var settings = new Settings(Map.of(), shop, place, place);
            var tool =
                    new TranscribedTool(
                            place,
                            (events, confirmation, dryRun) ->
                                    new Surroundings(
                                            engine,
                                            settings,
                                            events,
                                            confirmation,
                                            Interruption.never(),
                                            dryRun));
            tool.write(transcript.files());
            var plans = new VerbPlans(Surroundings.of(engine, settings, event -> {}));
            var outcomes = new ArrayList<String>();
            for (var step : transcript.steps()) {
                outcomes.add(
                        step.line().startsWith(PLAN)
                                ? plans.told(step.line().substring(PLAN.length()))
                                : outcome(step.line(), engine, tool));
            }
            return outcomes;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String outcome(String line, FakeEngine engine, TranscribedTool tool) {
        var words = line.split(" ", -1);
        if (words[0].equals("engine")) {
            change(engine, words);
            return "";
        }
        if (!line.endsWith(SILENT)) {
            return tool.outcome(line, "");
        }
        var outcome = tool.outcome(line.substring(0, line.length() - SILENT.length()), "");
        return outcome.endsWith("(exit 1)\n") ? outcome : "";
    }

    /** What happens to the engine beside stackctl. */
    private static void change(FakeEngine engine, String... words) {
        switch (words[1]) {
            case "image" -> engine.addImage(words[2]);
            case "forget" -> engine.forgetImage(words[2]);
            case "registry" -> engine.addToRegistry(words[2]);
            case "exit" -> engine.exit(words[2], Integer.parseInt(words[3]));
            default -> throw new IllegalArgumentException(String.join(" ", words));
        }
    }
}
