package io.stackctl;

import io.stackctl.docker.DockerEngine;
import io.stackctl.engine.Engine;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.terminal.ProcessSignals;
import io.stackctl.workflow.Confirmation;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.Toolbox;
import java.util.Map;

/**
 * What workflows work with in this process: the engine that the environment means, and its signals.
 */
final class LocalToolbox implements Toolbox {

    private final Map<String, String> environment;

    LocalToolbox(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void prepare() {
        Thread.ofPlatform()
                .daemon()
                .name("prepare")
                .start(() -> {
                    DockerEngine.prepare();
                    ProcessSignals.prepare();
                });
    }

    @Override
    public Surroundings surroundings(EventSink events, Confirmation confirmation, boolean dryRun) {
        Engine engine =
                new DockerEngine(environment, notice -> events.accept(new Event.Note(notice)));
        return new Surroundings(
                engine, events, confirmation, new Interruption(Signals::listen), dryRun);
    }
}
