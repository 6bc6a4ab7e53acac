package io.stackctl.junit;

import java.io.Serial;

/**
 * How a stack stood when a test failed: the failure has it as suppressed. It has no stack trace,
 * since it says nothing of where.
 */
public final class StackReport extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    StackReport(String text) {
        super(text, null, false, false);
    }
}
