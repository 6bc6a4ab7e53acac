package io.stackctl.engine;

import io.stackctl.model.name.ContainerId;
import io.stackctl.state.Health;
import io.stackctl.state.StackLabels;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened to a container, as an engine told it. Each kind says what it means;
 * whoever shows events has the engine's own words in {@link #told}.
 */
public sealed interface ContainerEvent {

    /** The engine's words. */
    Told told();

    /** The container's id. */
    default ContainerId id() {
        return told().id();
    }

    /** The container's name at that time. */
    default String name() {
        return told().name();
    }

    /** Its labels, and facts such as {@code exitCode}. */
    default Map<String, String> attributes() {
        return told().attributes();
    }

    /** Its labels, with the engine's facts among them. */
    default StackLabels labels() {
        return new StackLabels(attributes());
    }

    default Instant time() {
        return told().time();
    }

    /**
     * An event in the engine's words.
     *
     * @param action such as {@code start}, {@code die}, {@code health_status: healthy}
     * @param id the container's
     * @param name the container's
     * @param attributes labels and facts such as {@code exitCode}
     */
    record Told(
            String action,
            ContainerId id,
            String name,
            Map<String, String> attributes,
            Instant time) {
        public Told {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }
    }

    /** It is there, and has never run. */
    record Created(Told told) implements ContainerEvent {}

    /** Its program runs. */
    record Started(Told told) implements ContainerEvent {}

    /**
     * Its program has ended. Whether the engine starts it again is not told.
     *
     * @param exitCode 0 where the engine tells none that can be read
     */
    record Died(Told told, int exitCode) implements ContainerEvent {}

    /** Its health check has come to another result. */
    record HealthChanged(Told told, Health health) implements ContainerEvent {}

    record Paused(Told told) implements ContainerEvent {}

    record Unpaused(Told told) implements ContainerEvent {}

    /**
     * It was sent a signal, be it by a stop.
     *
     * @param signal its number; empty where the engine does not tell it
     */
    record Signalled(Told told, String signal) implements ContainerEvent {}

    /** It has another name now; {@link #name} is that one. */
    record Renamed(Told told) implements ContainerEvent {}

    /** It is gone. */
    record Removed(Told told) implements ContainerEvent {}

    /** Somebody who had joined its streams has left it by the detach keys. */
    record Detached(Told told) implements ContainerEvent {}

    /** A further process in it began or ended, such as a health check: it is as it was. */
    record Executed(Told told) implements ContainerEvent {}

    /** What has no meaning here: the container may stand in another way than before. */
    record Other(Told told) implements ContainerEvent {}

    /** Reads the engine's words, those of Podman too. */
    static ContainerEvent of(Told told) {
        var action = told.action();
        return switch (action) {
            case "create" -> new Created(told);
            case "start" -> new Started(told);
            case "die", "died" -> new Died(told, exitCode(told.attributes()));
            case "health_status: healthy" -> new HealthChanged(told, Health.HEALTHY);
            case "health_status: unhealthy" -> new HealthChanged(told, Health.UNHEALTHY);
            case "health_status: starting" -> new HealthChanged(told, Health.STARTING);
            case "pause" -> new Paused(told);
            case "unpause" -> new Unpaused(told);
            case "kill" -> new Signalled(told, told.attributes().getOrDefault("signal", ""));
            case "rename" -> new Renamed(told);
            case "destroy", "remove" -> new Removed(told);
            case "detach" -> new Detached(told);
            default -> action.startsWith("exec_") ? new Executed(told) : new Other(told);
        };
    }

    private static int exitCode(Map<String, String> attributes) {
        var text =
                attributes.getOrDefault(
                        "exitCode", attributes.getOrDefault("containerExitCode", ""));
        if (text.isEmpty() || text.length() > 9) {
            return 0;
        }
        int code = 0;
        for (int at = 0; at < text.length(); at++) {
            char digit = text.charAt(at);
            if (digit < '0' || digit > '9') {
                return 0;
            }
            code = code * 10 + digit - '0';
        }
        return code;
    }
}
