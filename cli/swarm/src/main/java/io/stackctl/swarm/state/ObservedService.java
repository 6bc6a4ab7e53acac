package io.stackctl.swarm.state;

import io.stackctl.docker.json.Json;
import io.stackctl.model.name.ServiceName;
import io.stackctl.swarm.spec.NamespaceLabels;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A service as a swarm has it.
 *
 * @param id the swarm's
 * @param name the name in the definition, without the stack's in front of it
 * @param version the number that an update has to name, so that none is lost
 * @param touched when it was written last, be it by the swarm to tell how a change goes
 * @param spec what it is to be, as it was sent
 * @param previous what it was to be before its last change; nothing where there was none
 * @param update how its last change goes; nothing where there was none
 */
public record ObservedService(
        String id,
        ServiceName name,
        long version,
        Optional<Instant> touched,
        Json spec,
        Json previous,
        Json update) {

    /**
     * What it was before its last change; empty where there was none. A swarm does not tell its
     * number. It has the one below the current here, so that whoever asks for it by that gets no
     * other: with any further change both are others.
     */
    public Optional<ObservedService> before() {
        return previous.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ObservedService(
                                id,
                                name,
                                version - 1,
                                Optional.empty(),
                                previous,
                                Json.nothing(),
                                Json.nothing()));
    }

    /** The image that is run, with its digest where it has one. */
    public String image() {
        return spec.get("TaskTemplate", "ContainerSpec").text("Image");
    }

    /** The image as whoever made the service has written it. */
    public String writtenImage() {
        return spec.textsByKey("Labels").getOrDefault(NamespaceLabels.IMAGE, "");
    }

    /** How many tasks it is to have; empty where that depends on the machines. */
    public OptionalLong replicas() {
        var mode = spec.get("Mode");
        if (mode.has("Replicated")) {
            return OptionalLong.of(mode.get("Replicated").number("Replicas"));
        }
        return mode.has("ReplicatedJob")
                ? OptionalLong.of(mode.get("ReplicatedJob").number("TotalCompletions"))
                : OptionalLong.empty();
    }

    /** Whether its tasks run to their end. */
    public boolean isJob() {
        var mode = spec.get("Mode");
        return mode.has("ReplicatedJob") || mode.has("GlobalJob");
    }
}
