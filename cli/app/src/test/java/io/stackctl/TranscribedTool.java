package io.stackctl;

import io.stackctl.command.CommandLineTool;
import io.stackctl.terminal.Captured;
import io.stackctl.workflow.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The command lines of a transcript, run in a folder {@code shop} with the transcript's files. */
final class TranscribedTool {

    private static final Pattern WORD = Pattern.compile("(?:[^\\s']|'[^']*')+");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");

    private final Path shop;
    private final Toolbox toolbox;

    /**
     * Runs nothing yet.
     *
     * @param place an empty folder, by its real path
     */
    TranscribedTool(Path place, Toolbox toolbox) {
        this.shop = place.resolve("shop");
        this.toolbox = toolbox;
    }

    /** What comes of the steps, one after the other. */
    List<String> outcomes(Transcript transcript) throws IOException {
        write(transcript.files());
        var input = transcript.files().getOrDefault("-", "");
        var outcomes = new ArrayList<String>();
        for (var step : transcript.steps()) {
            outcomes.add(outcome(step.line(), input));
        }
        return outcomes;
    }

    void write(Map<String, String> files) throws IOException {
        Files.createDirectories(shop);
        for (var file : files.entrySet()) {
            if (!file.getKey().equals("-")) {
                var path = shop.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
    }

    /**
     * What one says: standard output, then lines of standard error with {@code !} in front, then
     * the exit code if it is not 0.
     */
    String outcome(String line, String input) {
        var variables = new HashMap<>(Map.of("HOME", "/home/me"));
        var words = words(line);
        while (VARIABLE.matcher(words.getFirst()).matches()) {
            var variable = words.removeFirst().split("=", 2);
            variables.put(variable[0], variable[1]);
        }
        if (!words.removeFirst().equals("stackctl")) {
            throw new IllegalArgumentException("not a line for stackctl: " + line);
        }
        var console = Captured.of(variables, shop, input);
        int code =
                new CommandLineTool(
                                console.get(),
                                new Wiring(toolbox, Optional.empty()),
                                Optional.empty())
                        .execute(words.toArray(String[]::new));
        var outcome = new StringBuilder(clean(console.out()));
        clean(console.err()).lines().forEach(said -> outcome.append("! " + said + "\n"));
        return outcome.append(code == 0 ? "" : "(exit " + code + ")\n").toString();
    }

    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group().replace("'", ""));
        }
        return words;
    }

    /** Without the clock and the place; JSON ends without a line's end. */
    private String clean(String text) {
        var clean =
                text.replaceAll("time=\"[^\"]*\" ", "")
                        .replace(String.valueOf(shop.getParent()), "");
        return clean.isEmpty() || clean.endsWith("\n") ? clean : clean + "\n";
    }
}
