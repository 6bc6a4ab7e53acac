package io.stackctl.definition.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A text in which tabs may stand between tokens. The parser refuses them there, Docker Compose's
 * does not; in the indentation neither accepts them.
 */
final class TabbedText {

    /** Enough for what people write; every replacement costs a further reading of the text. */
    private static final int MOST = 100;

    private String text;
    private int replaced;

    TabbedText(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Makes blanks of the tabs at a place, unless they indent a line; tells whether it did. */
    boolean replaceTab(Optional<Mark> mark) {
        if (mark.isEmpty() || replaced++ >= MOST) {
            return false;
        }
        var at = text.offsetByCodePoints(0, Math.min(mark.get().getIndex(), codePoints()));
        if (at >= text.length() || text.charAt(at) != '\t') {
            return false;
        }
        var lineStart = text.lastIndexOf('\n', at) + 1;
        if (text.substring(lineStart, at).isBlank()) {
            return false;
        }
        var end = at;
        while (end < text.length() && text.charAt(end) == '\t') {
            end++;
        }
        text = text.substring(0, at) + " ".repeat(end - at) + text.substring(end);
        return true;
    }

    private int codePoints() {
        return text.codePointCount(0, text.length());
    }
}
