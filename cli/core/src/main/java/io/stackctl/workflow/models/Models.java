package io.stackctl.workflow.models;

import io.stackctl.definition.EnvironmentOption;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.StackException;
import io.stackctl.model.ModelDefinition;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.service.ModelGrant;
import io.stackctl.workflow.Surroundings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Brings the models that services use, and tells these where they are. Docker's model runner has
 * them; it is spoken to by the client's plugin {@code docker-model}, as Docker Compose does.
 */
public final class Models {

    private final Surroundings around;

    private Models(Surroundings around) {
        this.around = around;
    }

    /**
     * The same stack with the variables that services find their models by. Missing models are
     * pulled, and all are configured, unless nothing is to be changed.
     *
     * @throws StackException when there is no model runner, or it cannot do it
     */
    public static Stack provide(Surroundings around, Stack stack, boolean changes) {
        return stack.services().stream().allMatch(service -> service.models().isEmpty())
                ? stack
                : new Models(around).provide(stack, changes && !around.dryRun());
    }

    private Stack provide(Stack stack, boolean changes) {
        var runner = ModelRunner.find(around, stack);
        var endpoint = runner.endpoint();
        if (changes) {
            var there = runner.tags();
            for (var model : used(stack)) {
                if (!there.contains(model.model())) {
                    tell(model, Status.PULLING, Status.PULLED, () -> runner.pull(model));
                }
                tell(model, Status.CONFIGURING, Status.CONFIGURED, () -> runner.configure(model));
            }
        }
        var services = new ArrayList<Service>();
        for (var service : stack.services()) {
            var variables = variables(service, stack, endpoint);
            services.add(variables.isEmpty() ? service : EnvironmentOption.add(service, variables));
        }
        return stack.withServices(services);
    }

    private static List<ModelDefinition> used(Stack stack) {
        return stack.models().stream()
                .filter(model ->
                        stack.services().stream()
                                .flatMap(service -> service.models().stream())
                                .anyMatch(grant -> grant.model().equals(model.key())))
                .toList();
    }

    private void tell(ModelDefinition model, Status begun, Status done, Runnable work) {
        var resource = Resource.provided(model.key());
        around.events().accept(new Event.ResourceChanged(resource, begun));
        try {
            work.run();
        } catch (StackException failed) {
            around.events()
                    .accept(
                            new Event.ResourceChanged(
                                    resource, Status.FAILED, failed.failure().words()));
            throw failed;
        }
        around.events().accept(new Event.ResourceChanged(resource, done));
    }

    private static Map<String, String> variables(Service service, Stack stack, String endpoint) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (var grant : service.models()) {
            stack.models().stream()
                    .filter(model -> model.key().equals(grant.model()))
                    .forEach(model -> {
                        variables.put(name(grant, grant.modelVariable(), "_MODEL"), model.model());
                        variables.put(name(grant, grant.endpointVariable(), "_URL"), endpoint);
                    });
        }
        return variables;
    }

    private static String name(ModelGrant grant, String said, String end) {
        return said.isEmpty()
                ? grant.model().toUpperCase(Locale.ROOT).replace('-', '_') + end
                : said;
    }
}
