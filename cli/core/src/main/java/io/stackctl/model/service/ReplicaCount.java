package io.stackctl.model.service;

import io.stackctl.failure.InvalidValueException;

/** How many containers a service has; 0 or more. */
public record ReplicaCount(int value) {

    public static final ReplicaCount ONE = new ReplicaCount(1);

    public ReplicaCount {
        if (value < 0) {
            throw new InvalidValueException(
                    value + " is not a number of replicas", "use 0 or more");
        }
    }

    /** Parses decimal digits, such as {@code 3}. */
    public static ReplicaCount of(String text) {
        try {
            return new ReplicaCount(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new InvalidValueException(
                    "'" + text + "' is not a number of replicas", "use a number such as 3");
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
