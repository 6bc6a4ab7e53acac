package io.stackctl.command;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A flag with one value; the last one counts. */
public final class Choice extends Flag {

    private final String name;
    private @Nullable String value;

    public Choice(String[] names, String label, String description) {
        super(names, description);
        this.name = names.length == 1 ? names[0] : names[0] + ", " + names[1];
        declaration().arity("1").type(String.class).paramLabel(label);
    }

    /** The value; empty when the flag was not given. */
    public Optional<String> value() {
        return Optional.ofNullable(value);
    }

    public String orElse(String other) {
        return value == null ? other : value;
    }

    /**
     * The value as a whole number; empty when the flag was not given.
     *
     * @throws io.stackctl.failure.StackException when it is none
     */
    public OptionalInt number() {
        if (value == null) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(value));
        } catch (NumberFormatException noNumber) {
            throw BadUsage.of(
                    "invalid argument \""
                            + value
                            + "\" for \""
                            + name
                            + "\" flag: it is not a whole number");
        }
    }

    @Override
    void take(String text) {
        value = text;
    }

    @Override
    @Nullable String impliedValue() {
        return null;
    }
}
