package io.stackctl.definition.variable;

import java.io.Serial;

/** A text with variables cannot be resolved. */
public final class VariableException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final boolean required;

    private VariableException(String message, boolean required) {
        super(message);
        this.required = required;
    }

    static VariableException invalid(String template) {
        return new VariableException("Invalid template: \"" + template + "\"", false);
    }

    static VariableException missing(String name, String reason) {
        return new VariableException(
                "required variable "
                        + name
                        + " is missing a value"
                        + (reason.isEmpty() ? "" : ": " + reason),
                true);
    }

    /** Whether a required variable has no value; else the text is malformed. */
    public boolean isMissingVariable() {
        return required;
    }
}
