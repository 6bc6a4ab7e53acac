package io.stackctl.definition.shape;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.Location;
import io.stackctl.model.tree.ByteSize;
import io.stackctl.model.tree.DecimalText;
import io.stackctl.model.tree.DurationText;
import io.stackctl.model.tree.Scalar;
import java.util.Locale;
import java.util.function.Consumer;

/** What a single value becomes in the canonical form. */
enum ScalarForm {
    /** Text as it is; a whole number as its digits. */
    TEXT {
        @Override
        Scalar decode(Scalar value) {
            if (value instanceof Scalar.Text text) {
                return text;
            }
            if (value instanceof Scalar.Int number) {
                return text(number.text(), number.location());
            }
            throw unfit(value, "text");
        }
    },
    /** True or false; also the words of YAML 1.1. */
    FLAG {
        @Override
        Scalar decode(Scalar value) {
            if (value instanceof Scalar.Bool flag) {
                return flag;
            }
            if (value instanceof Scalar.Text text) {
                return flag(text, ignored -> {});
            }
            throw unfit(value, "a boolean");
        }

        @Override
        Scalar cast(Scalar.Text text, Consumer<String> warnings) {
            return flag(text, warnings);
        }
    },
    /** A whole number; fractions are cut off. */
    WHOLE {
        @Override
        Scalar decode(Scalar value) {
            if (value instanceof Scalar.Int number) {
                return number;
            }
            if (value instanceof Scalar.Text text) {
                return whole(text);
            }
            if (value instanceof Scalar.Decimal number) {
                return truncated(number);
            }
            throw unfit(value, "a number");
        }

        @Override
        Scalar cast(Scalar.Text text, Consumer<String> warnings) {
            return whole(text);
        }
    },
    /** A whole number that is not negative. */
    UNSIGNED {
        @Override
        Scalar decode(Scalar value) {
            Scalar.Int number;
            if (value instanceof Scalar.Int whole) {
                number = whole;
            } else if (value instanceof Scalar.Decimal decimal) {
                number = truncated(decimal);
            } else {
                throw unfit(value, "a number");
            }
            if (number.value() < 0) {
                throw new InvalidValueException(number.value() + " is negative", "use 0 or more");
            }
            return number;
        }

        @Override
        Scalar cast(Scalar.Text text, Consumer<String> warnings) {
            return whole(text);
        }
    },
    /** A number with a fraction, in the precision of 32 bits that Docker Compose has. */
    FRACTION {
        @Override
        Scalar decode(Scalar value) {
            if (value instanceof Scalar.Int number) {
                return fraction((double) number.value(), number.location());
            }
            if (value instanceof Scalar.Decimal number) {
                return fraction(number.value(), number.location());
            }
            if (value instanceof Scalar.Text text) {
                return fraction(decimal(text), text.location());
            }
            throw unfit(value, "a number");
        }

        @Override
        Scalar cast(Scalar.Text text, Consumer<String> warnings) {
            return new Scalar.Decimal(decimal(text), text.location());
        }
    },
    /** Bytes, as text of digits. */
    SIZE {
        @Override
        Scalar decode(Scalar value) {
            if (value instanceof Scalar.Int number) {
                return text(number.text(), number.location());
            }
            if (value instanceof Scalar.Text text) {
                return text(size(text.value()), text.location());
            }
            if (value instanceof Scalar.Decimal number) {
                // A fraction of a byte counts as nothing, whatever its value: so Docker Compose has
                // it.
                return text("0", number.location());
            }
            throw unfit(value, "a size");
        }

        @Override
        boolean isZero(Scalar value) {
            return value.text().equals("0");
        }
    },
    /** A duration, as Go prints it. */
    DURATION {
        @Override
        Scalar decode(Scalar value) {
            return text(DurationText.print(DurationText.parse(value.text())), value.location());
        }

        @Override
        boolean isZero(Scalar value) {
            return value.text().equals("0s");
        }
    },
    /** Permission bits, as text of octal digits with a leading zero. */
    MODE {
        @Override
        Scalar decode(Scalar value) {
            long bits;
            if (value instanceof Scalar.Int number) {
                bits = number.value();
            } else if (value instanceof Scalar.Text text) {
                bits = octal(text.value());
            } else {
                throw unfit(value, "a file mode");
            }
            if (bits < 0 || bits > Integer.MAX_VALUE) {
                throw new InvalidValueException(
                        "'" + value.text() + "' is not a file mode such as 0440", "");
            }
            return text("0" + Long.toOctalString(bits), value.location());
        }
    },
    /** A number of devices; -1 is all. */
    COUNT {
        @Override
        Scalar decode(Scalar value) {
            if (value instanceof Scalar.Int number) {
                return number;
            }
            if (value instanceof Scalar.Text text
                    && text.value().toLowerCase(Locale.ROOT).equals("all")) {
                return new Scalar.Int(-1, text.location());
            }
            if (value instanceof Scalar.Text text) {
                return count(text);
            }
            throw unfit(value, "a number of devices");
        }
    };

    /** The canonical value; {@link InvalidValueException} if it cannot be one. */
    abstract Scalar decode(Scalar value);

    /** The typed value of interpolated text. */
    Scalar cast(Scalar.Text text, Consumer<String> warnings) {
        return text;
    }

    /** Whether the value means the same as no value. */
    boolean isZero(Scalar value) {
        return value.isZero();
    }

    /** A number alone may be negative: some attributes have -1 for "no limit". */
    private static String size(String text) {
        try {
            return Long.toString(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return ByteSize.of(text).toString();
        }
    }

    private static Scalar text(String value, Location location) {
        return new Scalar.Text(value, location);
    }

    private static InvalidValueException unfit(Scalar value, String wanted) {
        return new InvalidValueException(
                "'" + value.text() + "' is " + value.kind() + ", expected " + wanted,
                value instanceof Scalar.Text ? "write it without quotes" : "put it in quotes");
    }

    private static Scalar flag(Scalar.Text text, Consumer<String> warnings) {
        return switch (text.value().toLowerCase(Locale.ROOT)) {
            case "true" -> new Scalar.Bool(true, text.location());
            case "false" -> new Scalar.Bool(false, text.location());
            case "y", "yes", "on" -> oldFlag(text, true, warnings);
            case "n", "no", "off" -> oldFlag(text, false, warnings);
            default ->
                    throw new InvalidValueException(
                            "invalid boolean: " + text.value(), "use true or false");
        };
    }

    private static Scalar oldFlag(Scalar.Text text, boolean value, Consumer<String> warnings) {
        warnings.accept(
                "\""
                        + text.value()
                        + "\" for boolean is not supported by YAML 1.2, please use `"
                        + value
                        + "`");
        return new Scalar.Bool(value, text.location());
    }

    private static Scalar.Int truncated(Scalar.Decimal number) {
        // A number out of range becomes the smallest one, as on Docker Compose's machines.
        var fits = Math.abs(number.value()) < 0x1p63;
        return new Scalar.Int(fits ? (long) number.value() : Long.MIN_VALUE, number.location());
    }

    private static Scalar whole(Scalar.Text text) {
        return new Scalar.Int(parse(text.value(), 10, "a whole number"), text.location());
    }

    private static Scalar count(Scalar.Text text) {
        return new Scalar.Int(parse(text.value(), 10, "'all' or a number"), text.location());
    }

    private static long octal(String text) {
        return parse(text, 8, "a file mode such as 0440");
    }

    private static long parse(String text, int radix, String wanted) {
        try {
            return Long.parseLong(text, radix);
        } catch (NumberFormatException e) {
            throw new InvalidValueException("'" + text + "' is not " + wanted, "");
        }
    }

    private static Scalar fraction(double value, Location location) {
        return new Scalar.Decimal(Double.parseDouble(Float.toString((float) value)), location);
    }

    private static double decimal(Scalar.Text text) {
        return DecimalText.parse(text.value())
                .orElseThrow(() ->
                        new InvalidValueException(
                                "'" + text.value() + "' is not a number",
                                "use a number such as 0.5"));
    }
}
