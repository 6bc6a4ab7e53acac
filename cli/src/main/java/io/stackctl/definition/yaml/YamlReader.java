package io.stackctl.definition.yaml;

import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads YAML as the peer's parser does (YAML 1.2 with some of 1.1). */
public final class YamlReader {

    private static final int LARGEST = 64 * 1024 * 1024;

    private YamlReader() {}

    /**
     * All documents of a text.
     *
     * @param file the name that places and messages get
     * @throws StackException if the text is not YAML
     */
    public static List<YamlDocument> read(String file, String text) {
        var lines = new TabbedText(text);
        while (true) {
            try {
                return parse(file, lines.text());
            } catch (MarkedYamlEngineException e) {
                if (!lines.replaceTab(e.getProblemMark())) {
                    throw notYaml(file, problem(e), e.getProblemMark());
                }
            } catch (YamlEngineException e) {
                throw notYaml(file, String.valueOf(e.getMessage()), Optional.empty());
            }
        }
    }

    private static List<YamlDocument> parse(String file, String text) {
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
                documents.add(new TreeBuilder(file, events).document());
            }
        }
        return documents;
    }

    private static String problem(MarkedYamlEngineException e) {
        return e.getContext() == null || e.getContext().isEmpty()
                ? e.getProblem()
                : e.getContext() + ", " + e.getProblem();
    }

    private static StackException notYaml(String file, String problem, Optional<Mark> mark) {
        var location =
                mark.map(at -> new Location(file, at.getLine() + 1, at.getColumn() + 1))
                        .orElse(new Location(file, 0, 0));
        return StackException.of(Mistake.of("not valid YAML: " + problem, location, "", ""));
    }
}
