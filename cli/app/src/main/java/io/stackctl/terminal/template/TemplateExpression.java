package io.stackctl.terminal.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands between the braces and has a value. */
sealed interface TemplateExpression {

    /** The value for one subject. */
    @Nullable Object value(@Nullable Object subject);

    /** A text, number or truth value as it is written. */
    record Literal(Object value) implements TemplateExpression {
        @Override
        public Object value(@Nullable Object subject) {
            return value;
        }
    }

    /** {@code .}, {@code .Name} or {@code .State.Health}. */
    record Path(List<String> names) implements TemplateExpression {
        @Override
        public @Nullable Object value(@Nullable Object subject) {
            Object value = subject;
            for (String name : names) {
                if (!(value instanceof Map<?, ?> fields) || !fields.containsKey(name)) {
                    throw new InvalidTemplateException(
                            ":1: executing \"\" at <."
                                    + String.join(".", names)
                                    + ">: can't evaluate field "
                                    + name);
                }
                value = fields.get(name);
            }
            return value;
        }
    }

    /** {@code json .Labels}, or {@code .Label "key"}. */
    record Call(String function, List<TemplateExpression> arguments) implements TemplateExpression {
        @Override
        public @Nullable Object value(@Nullable Object subject) {
            List<@Nullable Object> values = new ArrayList<>();
            for (TemplateExpression argument : arguments) {
                values.add(argument.value(subject));
            }
            return Functions.call(function, subject, values);
        }
    }

    /** Reads a pipeline: {@code .Name | upper}. */
    static TemplateExpression parse(Tokens tokens) {
        TemplateExpression value = command(tokens, List.of());
        while (tokens.skip("|")) {
            value = command(tokens, List.of(value));
        }
        return value;
    }

    private static TemplateExpression command(Tokens tokens, List<TemplateExpression> piped) {
        if (tokens.isEmpty()) {
            throw new InvalidTemplateException(":1: missing value for command");
        }
        String word = tokens.next();
        if (!isFunction(word)) {
            return operand(word, tokens);
        }
        List<TemplateExpression> arguments = new ArrayList<>();
        while (!tokens.isEmpty() && !tokens.peek().equals("|") && !tokens.peek().equals(")")) {
            arguments.add(operand(tokens.next(), tokens));
        }
        arguments.addAll(piped);
        return new Call(word, arguments);
    }

    private static boolean isFunction(String word) {
        return word.equals(".Label")
                || (Character.isLetter(word.charAt(0))
                        && !word.equals("true")
                        && !word.equals("false"));
    }

    private static TemplateExpression operand(String word, Tokens tokens) {
        if (word.equals("(")) {
            TemplateExpression inner = parse(tokens);
            if (!tokens.skip(")")) {
                throw new InvalidTemplateException(":1: unclosed left paren");
            }
            return inner;
        }
        if (word.startsWith(".")) {
            return new Path(word.equals(".") ? List.of() : List.of(word.substring(1).split("\\.")));
        }
        if (word.startsWith("\"") || word.startsWith("`")) {
            return new Literal(Escapes.text(word));
        }
        if (word.equals("true") || word.equals("false")) {
            return new Literal(Boolean.valueOf(word));
        }
        try {
            return new Literal(Long.valueOf(word));
        } catch (NumberFormatException noNumber) {
            throw new InvalidTemplateException(":1: function \"" + word + "\" not defined");
        }
    }
}
