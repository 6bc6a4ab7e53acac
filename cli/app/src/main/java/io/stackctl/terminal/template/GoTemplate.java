package io.stackctl.terminal.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A template such as {@code {{.Name}}: {{json .Labels}}}. It knows fields, pipelines, {@code if},
 * {@code range}, and the functions of the engine's clients.
 */
public final class GoTemplate {

    /**
     * The field of a subject that holds a {@code Function<String, String>} from a label's key to
     * its value.
     */
    public static final String LABEL_LOOKUP = " labels";

    private final List<Part> parts;
    private final Function<@Nullable Object, String> json;

    private GoTemplate(List<Part> parts, Function<@Nullable Object, String> json) {
        this.parts = parts;
        this.json = json;
    }

    /**
     * Reads a template.
     *
     * @param json prints a value as JSON
     * @throws InvalidTemplateException when it cannot be understood
     */
    public static GoTemplate of(String text, Function<@Nullable Object, String> json) {
        return new GoTemplate(new Reader(text).parts(), json);
    }

    /** Fills it in for one subject. */
    public String fill(Map<String, ?> subject) {
        var text = new StringBuilder();
        fill(parts, subject, text);
        return text.toString();
    }

    private void fill(List<Part> some, @Nullable Object subject, StringBuilder text) {
        for (Part part : some) {
            switch (part) {
                case Part.Text fixed -> text.append(fixed.text());
                case Part.Value value -> text.append(print(value.expression().value(subject)));
                case Part.Condition condition ->
                        fill(
                                Functions.isTrue(condition.test().value(subject))
                                        ? condition.then()
                                        : condition.otherwise(),
                                subject,
                                text);
                case Part.Loop loop -> {
                    if (loop.items().value(subject) instanceof Iterable<?> items) {
                        for (Object item : items) {
                            fill(loop.body(), item, text);
                        }
                    }
                }
            }
        }
    }

    private String print(@Nullable Object value) {
        return value instanceof Functions.Json inner
                ? json.apply(withoutLookup(inner.value()))
                : GoText.of(value);
    }

    private static @Nullable Object withoutLookup(@Nullable Object value) {
        if (value instanceof Map<?, ?> map && map.containsKey(LABEL_LOOKUP)) {
            var shown = new java.util.LinkedHashMap<Object, @Nullable Object>(map);
            shown.remove(LABEL_LOOKUP);
            return shown;
        }
        return value;
    }

    /** A piece of a template. */
    private sealed interface Part {
        record Text(String text) implements Part {}

        record Value(TemplateExpression expression) implements Part {}

        record Condition(TemplateExpression test, List<Part> then, List<Part> otherwise)
                implements Part {}

        record Loop(TemplateExpression items, List<Part> body) implements Part {}
    }

    /** Takes a text apart. */
    private static final class Reader {

        private final String text;
        private int position;
        private String ending = "";

        Reader(String text) {
            this.text = text;
        }

        List<Part> parts() {
            List<Part> parts = block();
            if (!ending.isEmpty()) {
                throw new InvalidTemplateException(":1: unexpected {{" + ending + "}}");
            }
            return parts;
        }

        /** Reads up to the end, or to the {@code end} or {@code else} that closes a block. */
        private List<Part> block() {
            List<Part> parts = new ArrayList<>();
            ending = "";
            while (position < text.length()) {
                int open = text.indexOf("{{", position);
                if (open < 0) {
                    parts.add(new Part.Text(Escapes.outside(text.substring(position))));
                    position = text.length();
                    break;
                }
                if (open > position) {
                    parts.add(new Part.Text(Escapes.outside(text.substring(position, open))));
                }
                String action = action(open);
                if (action.equals("end") || action.equals("else")) {
                    ending = action;
                    return parts;
                }
                parts.add(part(action));
            }
            return parts;
        }

        private String action(int open) {
            int close = text.indexOf("}}", open);
            if (close < 0) {
                throw new InvalidTemplateException(":1: unclosed action");
            }
            position = close + 2;
            return text.substring(open + 2, close).strip();
        }

        private Part part(String action) {
            var tokens = new Tokens(action);
            if (tokens.skip("if")) {
                TemplateExpression test = TemplateExpression.parse(tokens);
                List<Part> then = block();
                List<Part> otherwise = ending.equals("else") ? block() : List.of();
                close();
                return new Part.Condition(test, then, otherwise);
            }
            if (tokens.skip("range")) {
                TemplateExpression items = TemplateExpression.parse(tokens);
                List<Part> body = block();
                close();
                return new Part.Loop(items, body);
            }
            TemplateExpression value = TemplateExpression.parse(tokens);
            if (!tokens.isEmpty()) {
                throw new InvalidTemplateException(
                        ":1: unexpected <" + tokens.next() + "> in operand");
            }
            return new Part.Value(value);
        }

        private void close() {
            if (!ending.equals("end")) {
                throw new InvalidTemplateException(":1: unexpected EOF");
            }
            ending = "";
        }
    }
}
