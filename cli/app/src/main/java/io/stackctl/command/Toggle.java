package io.stackctl.command;

import java.util.Locale;

/** A flag that is on or off: {@code --build}, {@code --build=false}. */
public final class Toggle extends Flag {

    private final String name;
    private boolean on;

    public Toggle(String[] names, String description, boolean initially) {
        super(names, description);
        this.name = names[names.length - 1];
        this.on = initially;
        declaration().arity("0").type(boolean.class);
    }

    public boolean isOn() {
        return on;
    }

    @Override
    void take(String value) {
        on =
                switch (value.toLowerCase(Locale.ROOT)) {
                    case "1", "t", "true" -> true;
                    case "0", "f", "false" -> false;
                    default ->
                            throw BadUsage.of(
                                    "invalid argument \""
                                            + value
                                            + "\" for \""
                                            + name
                                            + "\" flag: write true or false");
                };
    }

    @Override
    String impliedValue() {
        return "true";
    }
}
