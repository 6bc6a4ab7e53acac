package io.stackctl.docker.json;

import java.io.Serial;

/** A JSON value is not of the kind that its reader takes, or is missing. */
public final class WrongKindException extends IllegalArgumentException {

    @Serial private static final long serialVersionUID = 1L;

    private WrongKindException(String message) {
        super(message);
    }

    /**
     * A value of another kind.
     *
     * @param name of the member; empty for a value that is none
     * @param wanted such as {@code a list}
     */
    static WrongKindException of(String name, Json found, String wanted) {
        String place = name.isEmpty() ? "it has " : "'" + name + "' is ";
        return new WrongKindException(place + found.kind() + " where " + wanted + " belongs");
    }

    static WrongKindException missing(String name) {
        return new WrongKindException("it has no '" + name + "'");
    }
}
