package io.stackctl.definition.yaml;

import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads YAML as Docker Compose's parser does (YAML 1.2 with some of 1.1). */
public final class YamlReader {

    private static final int LARGEST = 64 * 1024 * 1024;

    /** Deeper nesting is refused: no definition needs it, and every pass over the tree recurses. */
    private static final int DEEPEST = 500;

    private YamlReader() {}

    /**
     * All documents of a text.
     *
     * @param file the name that places and messages get
     * @throws StackException if the text is not YAML
     */
    public static List<YamlDocument> read(String file, String text) {
        return read(file, text, DEEPEST);
    }

    /**
     * The same with another bound.
     *
     * @param deepest how many levels a value may stand below the root
     */
    public static List<YamlDocument> read(String file, String text, int deepest) {
        var lines = new TabbedText(text);
        while (true) {
            try {
                return parse(file, lines.text(), deepest);
            } catch (MarkedYamlEngineException e) {
                if (!lines.replaceTab(e.getProblemMark())) {
                    throw notYaml(file, e);
                }
            } catch (YamlEngineException e) {
                throw StackException.of(
                        Mistake.of(
                                "not valid YAML: " + e.getMessage(),
                                new Location(file, 0, 0),
                                "",
                                ""));
            }
        }
    }

    private static List<YamlDocument> parse(String file, String text, int deepest) {
        var documents = new ArrayList<YamlDocument>();
        var settings =
                LoadSettings.builder()
                        .setLabel(file)
                        .setUseMarks(true)
                        .setCodePointLimit(LARGEST)
                        .build();
        var events = new ParserImpl(settings, new StreamReader(settings, text));
        while (events.hasNext()) {
            if (events.next().getEventId() == Event.ID.DocumentStart) {
                documents.add(new TreeBuilder(file, events, deepest).document());
            }
        }
        return documents;
    }

    private static StackException notYaml(String file, MarkedYamlEngineException e) {
        var problem = String.valueOf(e.getProblem());
        // What is not closed is best shown where it was opened.
        var open = problem.contains("end of stream") || problem.contains("<stream end>");
        var mark = open && e.getContextMark().isPresent() ? e.getContextMark() : e.getProblemMark();
        var location =
                mark.map(at -> new Location(file, at.getLine() + 1, at.getColumn() + 1))
                        .orElse(new Location(file, 0, 0));
        var context = e.getContext() == null ? "" : e.getContext();
        return StackException.of(
                Mistake.of(
                        "not valid YAML: "
                                + (context.isEmpty() ? "" : context + ", ")
                                + withoutAdvice(problem),
                        location,
                        "",
                        remedy(problem)));
    }

    private static String withoutAdvice(String problem) {
        var advice = problem.indexOf(". (");
        return advice < 0 ? problem : problem.substring(0, advice);
    }

    private static String remedy(String problem) {
        if (problem.contains("TAB")) {
            return "indent with blanks, not with tabs";
        }
        if (problem.contains("end of stream") || problem.contains("<stream end>")) {
            return "close the quote or bracket that opens here";
        }
        if (problem.contains("block end") || problem.contains("block mapping")) {
            return "keys of one mapping must start in the same column";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "put text with ': ' in quotes";
        }
        return "";
    }
}
