package io.stackctl.model.tree;

import io.stackctl.failure.InvalidValueException;
import java.math.BigInteger;
import java.time.Duration;

/**
 * Durations as definitions write them: {@code 1h2m3.5s}, also with {@code d} and {@code w}.
 *
 * <p>Without {@code BigDecimal}: the tables it makes when it is loaded take a third of a start.
 */
public final class DurationText {

    private static final long SECOND = 1_000_000_000L;

    /** The most characters of one number. */
    private static final int LONGEST = 40;

    private DurationText() {}

    /**
     * Parses signs, numbers with fractions and the units {@code ns us µs ms s m h d w}; {@code 0}
     * alone needs none.
     */
    public static Duration parse(String text) {
        var at = 0;
        var negative = text.startsWith("-");
        if (negative || text.startsWith("+")) {
            at = 1;
        }
        if (text.substring(at).equals("0")) {
            return Duration.ZERO;
        }
        if (at == text.length()) {
            throw invalid(text);
        }
        var sum = BigInteger.ZERO;
        while (at < text.length()) {
            var number = numberEnd(text, at);
            var unit = unitEnd(text, number);
            if (number == at || unit == number) {
                throw invalid(text);
            }
            long nanos = unit(text.substring(number, unit), text);
            sum =
                    sum.add(
                            amount(text.substring(at, number), text)
                                    .multiply(BigInteger.valueOf(nanos)));
            at = unit;
        }
        var whole = sum.divide(BigInteger.TEN.pow(LONGEST));
        if (whole.bitLength() > 63) {
            throw invalid(text);
        }
        return Duration.ofNanos(negative ? -whole.longValueExact() : whole.longValueExact());
    }

    /** The number times ten to the power of {@link #LONGEST}, so that no digit gets lost. */
    private static BigInteger amount(String number, String text) {
        int point = number.indexOf('.');
        if (number.length() > LONGEST || number.equals(".") || point != number.lastIndexOf('.')) {
            throw invalid(text);
        }
        int decimals = point < 0 ? 0 : number.length() - point - 1;
        return new BigInteger(number.replace(".", ""))
                .multiply(BigInteger.TEN.pow(LONGEST - decimals));
    }

    private static int numberEnd(String text, int from) {
        var at = from;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return at;
    }

    private static int unitEnd(String text, int from) {
        var at = from;
        while (at < text.length() && !isDigit(text.charAt(at)) && text.charAt(at) != '.') {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static long unit(String unit, String text) {
        return switch (unit) {
            case "ns" -> 1;
            case "us", "µs", "μs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> SECOND;
            case "m" -> 60 * SECOND;
            case "h" -> 3600 * SECOND;
            case "d" -> 24 * 3600 * SECOND;
            case "w" -> 7 * 24 * 3600 * SECOND;
            default -> throw invalid(text);
        };
    }

    private static InvalidValueException invalid(String text) {
        return new InvalidValueException(
                "invalid duration \"" + text + "\"", "write it as 30s, 1m30s or 1h");
    }

    /**
     * Prints as Go does: {@code 1m30s}, {@code 24h0m0s}, {@code 1.5s}, {@code 100ms}, {@code 0s}.
     */
    public static String print(Duration duration) {
        var nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        var sign = nanos < 0 ? "-" : "";
        var left = Math.abs(nanos);
        if (left < SECOND) {
            return sign + small(left);
        }
        var text = new StringBuilder(sign);
        var hours = left / (3600 * SECOND);
        var minutes = left / (60 * SECOND) % 60;
        if (hours > 0) {
            text.append(hours).append('h');
        }
        if (hours > 0 || minutes > 0) {
            text.append(minutes).append('m');
        }
        return text.append(fraction(left % (60 * SECOND), 9)).append('s').toString();
    }

    private static String small(long nanos) {
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        return nanos < 1_000_000 ? fraction(nanos, 3) + "µs" : fraction(nanos, 6) + "ms";
    }

    private static String fraction(long value, int digits) {
        var text = new StringBuilder(Long.toString(value));
        while (text.length() <= digits) {
            text.insert(0, '0');
        }
        text.insert(text.length() - digits, '.');
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
