package io.stackctl.swarm.action;

import io.stackctl.docker.api.EngineApi;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.model.name.StackName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What the actions of one plan work with. */
public final class SwarmContext {

    private final EngineApi api;
    private final StackName stack;
    private final EventSink events;
    private final UnaryOperator<String> logins;
    private final TaskWatch tasks;
    private final Map<String, String> configs = new ConcurrentHashMap<>();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    /**
     * Prepares.
     *
     * @param logins makes the value of {@code X-Registry-Auth} of an image
     * @param configs the ids of those that are there, by name
     * @param secrets the same of secrets
     */
    public SwarmContext(
            EngineApi api,
            StackName stack,
            EventSink events,
            UnaryOperator<String> logins,
            Map<String, String> configs,
            Map<String, String> secrets) {
        this.api = api;
        this.stack = stack;
        this.events = events;
        this.logins = logins;
        this.tasks = new TaskWatch(api, stack);
        this.configs.putAll(configs);
        this.secrets.putAll(secrets);
    }

    EngineApi api() {
        return api;
    }

    StackName stack() {
        return stack;
    }

    TaskWatch tasks() {
        return tasks;
    }

    String login(String image) {
        return logins.apply(image);
    }

    void warn(String warning) {
        tell(new Event.Warning(warning));
    }

    void tell(Event event) {
        events.accept(event);
    }

    Map<String, String> configs() {
        return configs;
    }

    Map<String, String> secrets() {
        return secrets;
    }
}
