package io.stackctl.model.tree;

import io.stackctl.failure.Location;

/** A single value. */
public sealed interface Scalar extends Node {

    /** The value as text: how it reads when a number or a flag stands where text is expected. */
    String text();

    /** Whether it is false, a zero or empty text; nothing at all is none of these. */
    boolean isZero();

    @Override
    default boolean sameValue(Node other) {
        return other instanceof Scalar scalar
                && scalar.getClass() == getClass()
                && scalar.text().equals(text());
    }

    /** Nothing: an empty value, {@code ~} or {@code null}. */
    record Null(Location location) implements Scalar {
        @Override
        public boolean isZero() {
            return false;
        }

        @Override
        public String text() {
            return "";
        }

        @Override
        public Node at(Location place) {
            return new Null(place);
        }

        @Override
        public String kind() {
            return "nothing";
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(boolean value, Location location) implements Scalar {
        @Override
        public boolean isZero() {
            return !value;
        }

        @Override
        public String text() {
            return value ? "true" : "false";
        }

        @Override
        public Node at(Location place) {
            return new Bool(value, place);
        }

        @Override
        public String kind() {
            return "a boolean";
        }
    }

    /** A whole number of at most 64 bits. */
    record Int(long value, Location location) implements Scalar {
        @Override
        public boolean isZero() {
            return value == 0;
        }

        @Override
        public String text() {
            return Long.toString(value);
        }

        @Override
        public Node at(Location place) {
            return new Int(value, place);
        }

        @Override
        public String kind() {
            return "a number";
        }
    }

    /** Any other number. */
    record Decimal(double value, Location location) implements Scalar {
        @Override
        public boolean isZero() {
            return value == 0;
        }

        /** The shortest text for the number, such as {@code 0.5}, {@code 1} or {@code 1e+06}. */
        @Override
        public String text() {
            return DecimalText.shortest(value);
        }

        @Override
        public Node at(Location place) {
            return new Decimal(value, place);
        }

        @Override
        public String kind() {
            return "a number";
        }
    }

    /** Text. */
    record Text(String value, Location location) implements Scalar {
        @Override
        public boolean isZero() {
            return value.isEmpty();
        }

        @Override
        public String text() {
            return value;
        }

        @Override
        public Node at(Location place) {
            return new Text(value, place);
        }

        @Override
        public String kind() {
            return "text";
        }
    }

    /**
     * A date or a time, which YAML reads from unquoted text such as {@code 2024-01-02}. It may
     * stand in extension fields and where any single value becomes text.
     *
     * @param value as it is printed: RFC 3339
     */
    record Timestamp(String value, Location location) implements Scalar {
        @Override
        public boolean isZero() {
            return false;
        }

        /** As Go has it, such as {@code 2024-01-02 15:04:05.5 +0200 +0200}. */
        @Override
        public String text() {
            return TimeText.of(value);
        }

        @Override
        public Node at(Location place) {
            return new Timestamp(value, place);
        }

        @Override
        public String kind() {
            return "a date";
        }
    }
}
