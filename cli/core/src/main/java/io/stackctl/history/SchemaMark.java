package io.stackctl.history;

import io.stackctl.model.name.ServiceName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a revision knows the schema of its database: what later migrations take away, it may
 * still need.
 *
 * @param database the service that is the database
 * @param version the number of the newest migration that there was a file of; 0 for none
 */
public record SchemaMark(ServiceName database, int version) {

    private static final Pattern FORM = Pattern.compile("(\\S{1,255}) (\\d{1,6})");

    /** Reads what {@link #toString} wrote; empty for anything else. */
    static Optional<SchemaMark> read(String text) {
        var found = FORM.matcher(text);
        return found.matches()
                ? Optional.of(
                        new SchemaMark(
                                ServiceName.of(found.group(1)), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }

    /** Such as {@code db 6}. */
    @Override
    public String toString() {
        return database + " " + version;
    }
}
