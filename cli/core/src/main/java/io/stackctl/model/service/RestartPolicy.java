package io.stackctl.model.service;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.tree.Mapping;

/**
 * What the engine does when a container ends.
 *
 * @param maxRetries how often at most, for {@link Condition#ON_FAILURE}; 0 is without limit
 */
public record RestartPolicy(Condition condition, int maxRetries) {

    /** When to restart. */
    public enum Condition {
        /** Nothing is said of it, and so it is never restarted: the default. */
        UNSAID(""),
        NO("no"),
        ALWAYS("always"),
        ON_FAILURE("on-failure"),
        UNLESS_STOPPED("unless-stopped");

        private final String word;

        Condition(String word) {
            this.word = word;
        }

        /** The engine's word. */
        public String word() {
            return word;
        }
    }

    /** Parses {@code no}, {@code always}, {@code unless-stopped}, {@code on-failure:5}. */
    public static RestartPolicy of(String text) {
        var colon = text.indexOf(':');
        var word = colon < 0 ? text : text.substring(0, colon);
        var retries = 0;
        if (colon >= 0) {
            try {
                retries = Integer.parseInt(text.substring(colon + 1));
            } catch (NumberFormatException e) {
                throw invalid(text);
            }
        }
        return switch (word) {
            case "" -> new RestartPolicy(Condition.UNSAID, 0);
            case "no", "none" -> new RestartPolicy(Condition.NO, retries);
            case "always", "any" -> new RestartPolicy(Condition.ALWAYS, retries);
            case "on-failure" -> new RestartPolicy(Condition.ON_FAILURE, retries);
            case "unless-stopped" -> new RestartPolicy(Condition.UNLESS_STOPPED, retries);
            default -> throw invalid(text);
        };
    }

    private static InvalidValueException invalid(String text) {
        return new InvalidValueException(
                "invalid restart policy '" + text + "'",
                "use no, always, unless-stopped, on-failure or on-failure:N");
    }

    /** {@code deploy.restart_policy} if given, else {@code restart}. */
    public static RestartPolicy of(Mapping service) {
        var deploy = service.mapping("deploy");
        if (!deploy.has("restart_policy")) {
            return of(service.text("restart", ""));
        }
        var policy = deploy.mapping("restart_policy");
        return new RestartPolicy(
                condition(policy.text("condition", "")),
                policy.number("max_attempts").orElse(0L).intValue());
    }

    /** An empty condition of {@code deploy} means any. */
    private static Condition condition(String word) {
        return word.isEmpty() ? Condition.ALWAYS : of(word).condition();
    }
}
