package io.stackctl.definition.yaml;

import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.tree.Scalar;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Which type an unquoted value has. YAML 1.2's core rules, with octal and binary numbers, digit
 * separators and dates of YAML 1.1; {@code yes}, {@code no}, {@code on} and {@code off} are text.
 */
final class ScalarRules {

    private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private ScalarRules() {}

    static Scalar resolve(ScalarEvent event, String tag, Location place) {
        var text = event.getValue();
        return switch (tag) {
            case "" -> event.isPlain() ? plain(text, place) : new Scalar.Text(text, place);
            case "tag:yaml.org,2002:binary" -> new Scalar.Text(decoded(text, place), place);
            case "tag:yaml.org,2002:float" ->
                    plain(text, place) instanceof Scalar.Int number
                            ? new Scalar.Decimal(number.value(), place)
                            : checked(plain(text, place), Scalar.Decimal.class, "float", place);
            case "tag:yaml.org,2002:int" ->
                    checked(plain(text, place), Scalar.Int.class, "int", place);
            case "tag:yaml.org,2002:bool" ->
                    checked(plain(text, place), Scalar.Bool.class, "bool", place);
            case "tag:yaml.org,2002:null" ->
                    checked(plain(text, place), Scalar.Null.class, "null", place);
            case "tag:yaml.org,2002:timestamp" ->
                    checked(plain(text, place), Scalar.Timestamp.class, "timestamp", place);
            default -> new Scalar.Text(text, place);
        };
    }

    private static Scalar checked(
            Scalar value, Class<? extends Scalar> wanted, String tag, Location place) {
        if (wanted.isInstance(value)) {
            return value;
        }
        throw StackException.of(
                Mistake.of("cannot decode '" + value.text() + "' as a !!" + tag, place, "", ""));
    }

    private static String decoded(String text, Location place) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw StackException.of(
                    Mistake.of("!!binary value contains invalid base64 data", place, "", ""));
        }
    }

    /** Whether text would be read as something else if it stood without quotes. */
    static boolean needsQuotes(String text) {
        return !(plain(text, Location.NONE) instanceof Scalar.Text);
    }

    private static Scalar plain(String text, Location place) {
        if (text.isEmpty()) {
            return new Scalar.Null(place);
        }
        var first = text.charAt(0);
        if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
            return numeric(text, place);
        }
        return switch (text) {
            case "~", "null", "Null", "NULL" -> new Scalar.Null(place);
            case "true", "True", "TRUE" -> new Scalar.Bool(true, place);
            case "false", "False", "FALSE" -> new Scalar.Bool(false, place);
            default -> new Scalar.Text(text, place);
        };
    }

    private static Scalar numeric(String text, Location place) {
        switch (text) {
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> {
                return new Scalar.Decimal(Double.POSITIVE_INFINITY, place);
            }
            case "-.inf", "-.Inf", "-.INF" -> {
                return new Scalar.Decimal(Double.NEGATIVE_INFINITY, place);
            }
            case ".nan", ".NaN", ".NAN" -> {
                return new Scalar.Decimal(Double.NaN, place);
            }
            default -> {}
        }
        if (TimestampRules.canStart(text)) {
            var time = TimestampRules.read(text);
            if (time.isPresent()) {
                return new Scalar.Timestamp(time.get(), place);
            }
        }
        if (text.equals("-0")) {
            return new Scalar.Decimal(-0.0, place);
        }
        var digits = text.replace("_", "");
        var whole = whole(digits);
        if (whole != null) {
            return whole.bitLength() <= 63
                    ? new Scalar.Int(whole.longValue(), place)
                    : new Scalar.Decimal(whole.doubleValue(), place);
        }
        if (isFloat(digits)) {
            var value = Double.parseDouble(digits);
            // A number too large for a double stays text, as Docker Compose's parser has it.
            return Double.isInfinite(value)
                    ? new Scalar.Text(text, place)
                    : new Scalar.Decimal(value, place);
        }
        return new Scalar.Text(text, place);
    }

    private static @Nullable BigInteger whole(String digits) {
        var negative = digits.startsWith("-");
        var magnitude = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        var radix = 10;
        var from = 0;
        if (magnitude.length() > 1 && magnitude.charAt(0) == '0') {
            radix =
                    switch (magnitude.charAt(1)) {
                        case 'x', 'X' -> 16;
                        case 'b', 'B' -> 2;
                        case 'o', 'O', '0', '1', '2', '3', '4', '5', '6', '7' -> 8;
                        default -> 0;
                    };
            if (radix == 0) {
                return null;
            }
            from = Character.isDigit(magnitude.charAt(1)) ? 1 : 2;
        }
        if (from == magnitude.length()) {
            return null;
        }
        for (var i = from; i < magnitude.length(); i++) {
            if (magnitude.charAt(i) > 'f' || Character.digit(magnitude.charAt(i), radix) < 0) {
                return null;
            }
        }
        if (magnitude.length() > 400) {
            return null;
        }
        var value = new BigInteger(magnitude.substring(from), radix);
        if (radix != 10 && value.compareTo(LONGEST) > 0) {
            return null;
        }
        return negative ? value.negate() : value;
    }

    /** {@code [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?}. */
    private static boolean isFloat(String text) {
        var at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        var before = digits(text, at);
        at += before;
        var after = 0;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            after = digits(text, at);
            at += after;
        }
        if (before + after == 0) {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
            var exponent = digits(text, at);
            if (exponent == 0) {
                return false;
            }
            at += exponent;
        }
        return at == text.length();
    }

    private static int digits(String text, int from) {
        var at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
