package io.stackctl.definition.shape;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.NearestName;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A single value: which YAML types may stand there, and what becomes of them.
 *
 * <p>Instances are made by the factory methods and refined by the others.
 */
public class ScalarShape extends Shape {

    /** YAML types, as bits. */
    private static final int TEXT = 1;

    private static final int WHOLE = 2;
    private static final int NUMBER = 4;
    private static final int FLAG = 8;
    private static final int NOTHING = 16;

    private final int types;
    private final ScalarForm form;
    private boolean casts;
    private boolean keepsZero;
    private long least = Long.MIN_VALUE;
    private long most = Long.MAX_VALUE;
    private List<String> words = List.of();
    private Predicate<String> pattern = text -> true;
    private String patternText = "";

    private ScalarShape(int types, ScalarForm form) {
        this.types = types;
        this.form = form;
    }

    /** Text, and only text. */
    public static ScalarShape text() {
        return new ScalarShape(TEXT, ScalarForm.TEXT);
    }

    /** Text or any number, kept as text. */
    public static ScalarShape textOrNumber() {
        return new ScalarShape(TEXT | NUMBER, ScalarForm.TEXT);
    }

    /** Text or a whole number, kept as text. */
    static ScalarShape textOrWhole() {
        return new ScalarShape(TEXT | WHOLE, ScalarForm.TEXT);
    }

    /** Text or a flag, kept as text. */
    public static ScalarShape textOrFlag() {
        return new ScalarShape(TEXT | FLAG, ScalarForm.TEXT);
    }

    /** Text or nothing. */
    public static ScalarShape textOrNothing() {
        return new ScalarShape(TEXT | NOTHING, ScalarForm.TEXT);
    }

    /** {@code true}, {@code false}, or text that says so. */
    public static ScalarShape flag() {
        return new ScalarShape(TEXT | FLAG, ScalarForm.FLAG);
    }

    /** {@code true} or {@code false}. */
    public static ScalarShape strictFlag() {
        return new ScalarShape(FLAG, ScalarForm.FLAG);
    }

    /** A whole number, or text that is one. */
    public static ScalarShape whole() {
        return new ScalarShape(TEXT | WHOLE, ScalarForm.WHOLE);
    }

    /** A whole number. */
    public static ScalarShape strictWhole() {
        return new ScalarShape(WHOLE, ScalarForm.WHOLE);
    }

    /** Any number, or text that is one; its fraction is cut off. */
    public static ScalarShape number() {
        return new ScalarShape(TEXT | NUMBER, ScalarForm.WHOLE);
    }

    /** Any number. */
    public static ScalarShape strictNumber() {
        return new ScalarShape(NUMBER, ScalarForm.WHOLE);
    }

    /** A number of 0 or more, or text that is one. */
    public static ScalarShape unsigned() {
        return new ScalarShape(TEXT | NUMBER, ScalarForm.UNSIGNED);
    }

    /** A whole number of 0 or more, or text that is one. */
    public static ScalarShape wholeUnsigned() {
        return new ScalarShape(TEXT | WHOLE, ScalarForm.UNSIGNED);
    }

    /** A number with a fraction, or text that is one. */
    public static ScalarShape fraction() {
        return new ScalarShape(TEXT | NUMBER, ScalarForm.FRACTION);
    }

    /** A whole number that is kept with a fraction, or text that is one. */
    public static ScalarShape wholeFraction() {
        return new ScalarShape(TEXT | WHOLE, ScalarForm.FRACTION);
    }

    /** Bytes: any number, or text such as {@code 64m}. */
    public static ScalarShape size() {
        return new ScalarShape(TEXT | NUMBER, ScalarForm.SIZE);
    }

    /** Bytes: a whole number, or text such as {@code 64m}. */
    public static ScalarShape wholeSize() {
        return new ScalarShape(TEXT | WHOLE, ScalarForm.SIZE);
    }

    /** Bytes, as text such as {@code 64m}. */
    public static ScalarShape textSize() {
        return new ScalarShape(TEXT, ScalarForm.SIZE);
    }

    /** A duration, as text such as {@code 1m30s}. */
    public static ScalarShape duration() {
        return new ScalarShape(TEXT, ScalarForm.DURATION);
    }

    /** Permission bits: a number, or text of octal digits. */
    static ScalarShape mode() {
        return new ScalarShape(TEXT | NUMBER, ScalarForm.MODE).keepsZero();
    }

    /** How many devices: a number or {@code all}. */
    public static ScalarShape deviceCount() {
        return new ScalarShape(TEXT | WHOLE, ScalarForm.COUNT);
    }

    /** Interpolated text is typed at once, and must be of the type. */
    public ScalarShape casts() {
        casts = true;
        return this;
    }

    /** Zero and false differ from nothing. */
    public ScalarShape keepsZero() {
        keepsZero = true;
        return this;
    }

    /** Numbers (not text) must be in this range. */
    public ScalarShape range(long smallest, long largest) {
        least = smallest;
        most = largest;
        return this;
    }

    /** Only these texts are allowed. */
    public ScalarShape oneOf(String... allowed) {
        words = List.of(allowed);
        return this;
    }

    /** Text must match; the second argument says how, for messages. */
    public ScalarShape matching(Predicate<String> rule, String description) {
        pattern = rule;
        patternText = description;
        return this;
    }

    @Override
    public Node cast(Scalar.Text text, KeyPath path, Context context) {
        if (!casts) {
            return text;
        }
        try {
            return form.cast(text, context.warnings());
        } catch (InvalidValueException e) {
            context.mistakes()
                    .add(
                            text.location(),
                            path,
                            "failed to cast to expected type: " + e.getMessage(),
                            e.remedy());
            return text;
        }
    }

    @Override
    public void check(Node node, KeyPath path, Mistakes mistakes) {
        if (!accepts(node)) {
            mistakes.add(
                    node.location(),
                    path,
                    "must be " + wanted() + ", not " + node.kind(),
                    remedy(node));
            return;
        }
        if (node instanceof Scalar.Text text) {
            checkText(text, path, mistakes);
        } else if (node instanceof Scalar.Int number) {
            checkRange(number.value(), node, path, mistakes);
        } else if (node instanceof Scalar.Decimal number) {
            checkRange((long) number.value(), node, path, mistakes);
        }
    }

    private String remedy(Node node) {
        if (node instanceof Scalar.Null) {
            return "give it a value, or remove the key";
        }
        if (node instanceof Scalar && (types & TEXT) != 0) {
            return "put it in quotes";
        }
        if (node instanceof Scalar.Text) {
            return "write it without quotes";
        }
        return "";
    }

    private void checkRange(long value, Node node, KeyPath path, Mistakes mistakes) {
        if (value < least) {
            mistakes.add(node.location(), path, "must be greater than or equal to " + least);
        } else if (value > most) {
            mistakes.add(node.location(), path, "must be less than or equal to " + most);
        }
    }

    private void checkText(Scalar.Text text, KeyPath path, Mistakes mistakes) {
        if (!words.isEmpty() && !words.contains(text.value())) {
            var nearest = NearestName.to(text.value(), words);
            mistakes.add(
                    text.location(),
                    path,
                    "value must be one of '" + String.join("', '", words) + "'",
                    nearest.map(word -> "did you mean '" + word + "'?").orElse(""));
        }
        if (!pattern.test(text.value())) {
            mistakes.add(
                    text.location(), path, "'" + text.value() + "' does not match: " + patternText);
        }
    }

    private boolean accepts(Node node) {
        if (node instanceof Scalar.Text) {
            return takes(TEXT);
        }
        if (node instanceof Scalar.Int) {
            return takes(WHOLE | NUMBER);
        }
        if (node instanceof Scalar.Bool) {
            return takes(FLAG);
        }
        if (node instanceof Scalar.Null) {
            return takes(NOTHING);
        }
        return node instanceof Scalar.Decimal decimal
                && (takes(NUMBER)
                        || (takes(WHOLE)
                                && decimal.value() == Math.rint(decimal.value())
                                && !Double.isInfinite(decimal.value())));
    }

    private boolean takes(int anyOf) {
        return (types & anyOf) != 0;
    }

    private String wanted() {
        var wanted = new StringBuilder();
        append(wanted, FLAG, "boolean");
        append(wanted, WHOLE, "integer");
        append(wanted, NUMBER, "number");
        append(wanted, TEXT, "string");
        append(wanted, NOTHING, "nothing");
        var text = wanted.toString();
        return (text.startsWith("i") ? "an " : "a ") + text;
    }

    private void append(StringBuilder wanted, int type, String word) {
        if ((types & type) != 0) {
            wanted.append(wanted.isEmpty() ? "" : " or ").append(word);
        }
    }

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        if (!(node instanceof Scalar scalar) || node instanceof Scalar.Null) {
            return Optional.empty();
        }
        try {
            var value = form.decode(scalar);
            return keepsZero || !form.isZero(value) ? Optional.of(value) : Optional.empty();
        } catch (InvalidValueException e) {
            mistakes.add(node.location(), path, String.valueOf(e.getMessage()), e.remedy());
            return Optional.empty();
        }
    }
}
