package io.stackctl.services.kit;

import java.io.Serial;
import java.util.List;

/** The environment does not say what a service needs to know. */
public final class ConfigurationException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    ConfigurationException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * One line for each variable, such as {@code PORT=http is not a port, a number from 0 to
     * 65535}.
     */
    public List<String> problems() {
        return problems;
    }
}
