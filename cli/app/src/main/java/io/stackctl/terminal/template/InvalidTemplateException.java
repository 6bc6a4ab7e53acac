package io.stackctl.terminal.template;

import java.io.Serial;

/** A template that cannot be understood, or that asks for a field there is not. */
public final class InvalidTemplateException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    InvalidTemplateException(String message) {
        super("template parsing error: template: " + message);
    }
}
