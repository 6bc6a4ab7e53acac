package io.stackctl.command;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A flag that is on or off: {@code --build}, {@code --build=false}. */
public final class Toggle extends Flag {

    private final String name;
    private final @Nullable Toggle same;
    private boolean on;

    public Toggle(String[] names, String description, boolean initially) {
        this(names, description, initially, null);
    }

    private Toggle(String[] names, String description, boolean initially, @Nullable Toggle same) {
        super(names, description);
        this.name = names[names.length - 1];
        this.same = same;
        this.on = initially;
        declaration().arity("0").type(boolean.class);
    }

    /** Another name, which switches this one. */
    public Toggle alsoNamed(String other) {
        return new Toggle(new String[] {other}, "", on, this);
    }

    public boolean isOn() {
        return on;
    }

    private void switched(boolean value) {
        on = value;
        give();
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
        if (same != null) {
            same.switched(on);
        }
    }

    @Override
    String impliedValue() {
        return "true";
    }
}
