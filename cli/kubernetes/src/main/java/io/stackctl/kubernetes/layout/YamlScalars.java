package io.stackctl.kubernetes.layout;

import io.stackctl.model.tree.Scalar;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/** Writes single values, so that every reader takes them for what they are. */
final class YamlScalars {

    private static final YAMLMapper YAML =
            YAMLMapper.builder(YAMLFactory.builder().stringQuotingChecker(new Careful()).build())
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .disable(YAMLWriteFeature.SPLIT_LINES)
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .enable(YAMLWriteFeature.LITERAL_BLOCK_STYLE)
                    .build();

    private YamlScalars() {}

    /** The lines of a value; those behind the first are indented by two. */
    static String value(Scalar scalar) {
        if (scalar instanceof Scalar.Int number) {
            return Long.toString(number.value());
        }
        return scalar instanceof Scalar.Bool flag ? flag.text() : text(scalar.text());
    }

    static String text(String text) {
        // As a document, nothing at all has a mark in front; and a block that begins with blanks
        // would
        // say how far it is indented, which is not how far it will be.
        if (text.isEmpty() || Character.isWhitespace(text.charAt(0))) {
            return quoted(text);
        }
        return YAML.writeValueAsString(text);
    }

    /** A key, which is on one line however long it is. */
    static String key(String key) {
        return Careful.isPlain(key) ? key : quoted(key);
    }

    /** A text in double quotes. */
    static String quoted(String text) {
        var out = new StringBuilder("\"");
        text.codePoints()
                .forEach(point -> {
                    if (point == '"' || point == '\\') {
                        out.append('\\').append((char) point);
                    } else if (point < ' ' || (point >= 0x7f && point <= 0xa0) || isOdd(point)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", point));
                    } else {
                        out.appendCodePoint(point);
                    }
                });
        return out.append('"').toString();
    }

    /** Ends of lines that are none to every reader, and the mark of byte order. */
    private static boolean isOdd(int point) {
        return point == 0x2028 || point == 0x2029 || point == 0xfeff;
    }

    /**
     * Quotes whatever is not plainly a text: readers of YAML 1.1, as those in Go, take {@code on},
     * {@code 0o7}, {@code 1_000} and {@code 2024-01-02} for something else.
     */
    private static final class Careful extends StringQuotingChecker {

        private static final long serialVersionUID = 1L;

        private static final Pattern PLAIN =
                Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*(?::[A-Za-z0-9_./-]+)*");

        private static final Set<String> WORDS =
                Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

        static boolean isPlain(String text) {
            return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        }

        @Override
        public boolean needToQuoteName(String name) {
            return !isPlain(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return !isPlain(value);
        }
    }
}
