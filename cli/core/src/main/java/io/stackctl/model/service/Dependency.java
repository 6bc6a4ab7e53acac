package io.stackctl.model.service;

import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.Mapping;

/**
 * A service that has to be there first.
 *
 * @param condition what to wait for; default {@link Condition#STARTED}
 * @param restart whether a restart or replacement of {@code service} restarts this one
 * @param required when false, an absent or failed dependency gives a warning only
 */
public record Dependency(
        ServiceName service, Condition condition, boolean restart, boolean required) {

    /** The state to wait for. */
    public enum Condition {
        STARTED("service_started"),
        HEALTHY("service_healthy"),
        COMPLETED_SUCCESSFULLY("service_completed_successfully");

        private final String word;

        Condition(String word) {
            this.word = word;
        }

        /** The word in definitions and labels. */
        public String word() {
            return word;
        }

        /** Reads the word; anything unknown counts as {@link #STARTED}. */
        public static Condition of(String word) {
            for (var condition : values()) {
                if (condition.word.equals(word)) {
                    return condition;
                }
            }
            return STARTED;
        }
    }

    public static Dependency of(String service, Mapping definition) {
        return new Dependency(
                ServiceName.of(service),
                Condition.of(definition.text("condition", "")),
                definition.flag("restart"),
                definition.optionalFlag("required").orElse(true));
    }
}
