package io.stackctl.model.deploy;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.Mistake;
import io.stackctl.model.Service;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Whether a service may be on an engine: {@code deploy.placement}, which Compose does not mind. */
public final class Placement {

    private final Service service;
    private final Mapping placement;
    private final String path;

    private Placement(Service service) {
        this.service = service;
        this.placement = service.definition().mapping("deploy").mapping("placement");
        this.path = "services." + service.name() + ".deploy.placement";
    }

    /** What keeps a service from an engine, each with its place; empty where nothing does. */
    public static List<Mistake> unmet(Service service, Machine machine) {
        var found = new FoundMistakes();
        new Placement(service).look(machine, found, new ArrayList<>());
        return found.all();
    }

    /** Constraints that only a swarm could tell of: they are not looked at. */
    public static List<String> unchecked(Service service, Machine machine) {
        var unchecked = new ArrayList<String>();
        new Placement(service).look(machine, new FoundMistakes(), unchecked);
        return List.copyOf(unchecked);
    }

    private void look(Machine machine, FoundMistakes found, List<String> unchecked) {
        if (placement.get("constraints") instanceof Sequence constraints) {
            for (var i = 0; i < constraints.items().size(); i++) {
                var field =
                        new Declared.Field(
                                constraints.items().get(i), path + ".constraints[" + i + "]");
                lookAt(field, machine, found, unchecked);
            }
        }
        lookAtCount(found);
    }

    private void lookAt(
            Declared.Field field, Machine machine, FoundMistakes found, List<String> unchecked) {
        var text = Declared.ofMapping(placement, path, found).scalar(field, "text", t -> t);
        if (text.isEmpty()) {
            return;
        }
        try {
            var constraint = Constraint.of(text.get());
            var met = constraint.isMetBy(machine);
            if (met.isEmpty()) {
                unchecked.add(constraint.toString());
            } else if (!met.get()) {
                found.add(
                        field.node().location(),
                        field.path(),
                        "'" + constraint + "' is not met: " + actual(constraint, machine),
                        "deploy it to an engine that meets it, or leave the constraint out");
            }
        } catch (InvalidValueException e) {
            found.add(field.node().location(), field.path(), e);
        }
    }

    private static String actual(Constraint constraint, Machine machine) {
        var actual = constraint.asked(machine).orElse("");
        return actual.isEmpty()
                ? "the engine says nothing of it"
                : "here it is " + Words.shown(actual);
    }

    private void lookAtCount(FoundMistakes found) {
        var declared = Declared.ofMapping(placement, path, found);
        var field = declared.find("max_replicas_per_node");
        var most = declared.whole("max_replicas_per_node", 0, Integer.MAX_VALUE).orElse(0);
        var replicas = DeployMode.of(service).replicas(service);
        if (field.isPresent() && most > 0 && replicas > most) {
            declared.mistake(
                    field.get(),
                    replicas + " replicas do not fit: one engine may have " + most,
                    "ask for fewer replicas, or for more on one engine");
        }
    }
}
