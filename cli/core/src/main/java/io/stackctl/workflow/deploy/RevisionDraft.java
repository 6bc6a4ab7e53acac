package io.stackctl.workflow.deploy;

import io.stackctl.history.Occasion;
import io.stackctl.history.Revision;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.deploy.Situation;
import io.stackctl.state.ObservedStack;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.WorkingTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is recorded of a revision when it begins. */
record RevisionDraft(Surroundings around, Goal goal, DeployRequest request) {

    /** The highest revision that a container of the stack is of. */
    static RevisionNumber highest(ObservedStack observed) {
        var highest = RevisionNumber.NONE;
        for (var container : observed.containers()) {
            var revision = container.labels().revision();
            highest = revision.compareTo(highest) > 0 ? revision : highest;
        }
        return highest;
    }

    /** What serves before; empty where nothing was ever deployed. */
    static Optional<RevisionNumber> base(ObservedStack observed) {
        return Optional.of(highest(observed))
                .filter(highest -> !highest.equals(RevisionNumber.NONE));
    }

    Revision revision(Stack stack, ObservedStack observed, Situation situation) {
        Map<ServiceName, ImageId> images = new TreeMap<>();
        var all = new TreeSet<ServiceName>();
        for (var service : stack.services()) {
            all.add(service.name());
            observed.image(stack.imageOf(service).value())
                    .ifPresent(image -> images.put(service.name(), image.id()));
        }
        var named = request.up().wanted().named();
        var services = named.isEmpty() ? all : named;
        return new Revision(
                situation.revision(),
                occasion(),
                List.copyOf(services),
                images,
                base(observed),
                words(services, situation));
    }

    /** Each way of going over once. */
    private String words(Set<ServiceName> services, Situation situation) {
        var words = new ArrayList<String>();
        if (goal.isRollback()) {
            words.add(goal.words());
        }
        situation.policies().entrySet().stream()
                .filter(policy -> services.contains(policy.getKey()))
                .map(policy -> policy.getValue().strategy().toString())
                .distinct()
                .sorted()
                .forEach(words::add);
        return String.join(", ", words);
    }

    /** Who does it, when, why, and of which sources. */
    Occasion occasion() {
        var now = around.occasion();
        var folder = goal.stack().sources().projectDirectory();
        return new Occasion(
                now.at(),
                now.by(),
                now.command(),
                WorkingTree.state(around.settings(), around.settings().path(folder)),
                request.message());
    }
}
