package io.stackctl.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flag that may be given several times. */
public final class Values extends Flag {

    private final boolean commas;
    private final List<String> values;

    /**
     * Declares one.
     *
     * @param commas whether one value may hold several, with commas between them
     */
    Values(String[] names, String label, String description, boolean commas) {
        this(names, label, description, commas, new ArrayList<>());
    }

    private Values(
            String[] names, String label, String description, boolean commas, List<String> values) {
        super(names, description);
        this.commas = commas;
        this.values = values;
        declaration().arity("1").type(String.class).paramLabel(label);
    }

    /** Another name, which gathers its values here. */
    public Values alsoNamed(String name) {
        return new Values(new String[] {name}, "VALUE", "", commas, values);
    }

    /** In the order of the command line. */
    public List<String> all() {
        return List.copyOf(values);
    }

    @Override
    void take(String value) {
        if (commas) {
            values.addAll(List.of(value.split(",", -1)));
        } else {
            values.add(value);
        }
    }

    @Override
    @Nullable String impliedValue() {
        return null;
    }
}
