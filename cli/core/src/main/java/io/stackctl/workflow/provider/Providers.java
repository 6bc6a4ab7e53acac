package io.stackctl.workflow.provider;

import io.stackctl.definition.EnvironmentOption;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Provider;
import io.stackctl.planner.Dependencies;
import io.stackctl.workflow.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Has the provider services of a stack made and removed by their programs ({@code provider:} of the
 * Compose Specification). That happens before anything is planned: what a program answers becomes
 * variables of the services that depend on it, and so part of their configuration.
 */
public final class Providers {

    /** Characters of all variables of one; no process can be given more than about that. */
    private static final long LONGEST = 1024 * 1024;

    private final Surroundings around;

    public Providers(Surroundings around) {
        this.around = around;
    }

    /**
     * Makes what the selected provider services stand for.
     *
     * @return the stack with their variables, {@code SERVICE_NAME}, in the services that depend on
     *     them
     * @throws StackException when a program fails
     */
    public Stack up(Stack stack) {
        var provided = stack;
        for (var service : Dependencies.inOrder(stack)) {
            var provider = service.provider();
            if (provider.isPresent()) {
                var variables = up(provided, service, provider.get());
                provided = withVariables(provided, service.name(), variables);
            }
        }
        return provided;
    }

    private Map<String, String> up(Stack stack, Service service, Provider provider) {
        tell(service, Status.CREATING, "");
        var variables =
                around.dryRun()
                        ? unknown(service)
                        : run(stack, service, provider, "up", Status.CREATING);
        tell(service, Status.CREATED, "");
        return variables;
    }

    /** Says what a plan cannot know, since nothing is run for it. */
    public void tellUnknown(Stack stack) {
        stack.services().stream()
                .filter(service -> service.provider().isPresent())
                .forEach(this::unknown);
    }

    private Map<String, String> unknown(Service service) {
        around.events()
                .accept(
                        new Event.Note(
                                "what the provider of service \""
                                        + service.name()
                                        + "\" would answer is not known: services that depend on it are"
                                        + " compared without its variables"));
        return Map.of();
    }

    /**
     * Removes what provider services stand for, dependents first.
     *
     * @param selected empty for all
     * @return whether there were any
     */
    public boolean down(Stack stack, Set<ServiceName> selected) {
        var services = new ArrayList<Service>();
        for (var service : Dependencies.inOrder(stack).reversed()) {
            if (service.provider().isPresent()
                    && (selected.isEmpty() || selected.contains(service.name()))) {
                services.add(service);
            }
        }
        for (var service : services) {
            tell(service, Status.REMOVING, "");
            if (!around.dryRun()) {
                run(stack, service, service.provider().orElseThrow(), "down", Status.REMOVING);
            }
            tell(service, Status.REMOVED, "");
        }
        return !services.isEmpty();
    }

    private Map<String, String> run(
            Stack stack, Service service, Provider provider, String command, Status working) {
        var program =
                ProviderProgram.find(
                        provider.type(),
                        Path.of(stack.sources().projectDirectory()),
                        around.settings().withEnvironment(environment(stack)));
        List<String> arguments = new ArrayList<>();
        arguments.add("compose");
        arguments.add("--project-name=" + stack.name());
        arguments.add(command);
        arguments.addAll(program.options().flags(provider, command));
        arguments.add(service.name().value());
        var answers = new Answers(service, working);
        try {
            program.run(arguments, around.interruption(), answers::take);
        } catch (StackException e) {
            if (answers.problem.isEmpty()) {
                tell(service, Status.FAILED, e.failure().message());
                throw e;
            }
        }
        answers.problem.ifPresent(problem -> refuse(service, problem));
        return answers.variables;
    }

    private Map<String, String> environment(Stack stack) {
        Map<String, String> environment = new LinkedHashMap<>(stack.variables());
        environment.putAll(around.settings().environment());
        around.engine().leadTo(environment);
        // Where Docker's client called us as its plugin; the program is called by nobody but us.
        environment.remove("DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND");
        environment.put("COMPOSE_PROJECT_NAME", stack.name().value());
        return environment;
    }

    private void refuse(Service service, String problem) {
        tell(service, Status.FAILED, problem);
        throw new StackException(
                new OperationFailed("service \"" + service.name() + "\": " + problem));
    }

    private void tell(Service service, Status status, String detail) {
        around.events()
                .accept(
                        new Event.ResourceChanged(
                                Resource.provided(service.name().value()), status, detail));
    }

    private static Stack withVariables(
            Stack stack, ServiceName provider, Map<String, String> variables) {
        if (variables.isEmpty()) {
            return stack;
        }
        Map<String, String> prefixed = new LinkedHashMap<>();
        var prefix = provider.value().toUpperCase(Locale.ROOT) + "_";
        variables.forEach((name, value) -> prefixed.put(prefix + name, value));
        return stack.withServices(
                stack.services().stream()
                        .map(service ->
                                dependsOn(service, provider)
                                        ? EnvironmentOption.add(service, prefixed)
                                        : service)
                        .toList());
    }

    private static boolean dependsOn(Service service, ServiceName other) {
        return service.dependencies().stream()
                .anyMatch(dependency -> dependency.service().equals(other));
    }

    /** What a program has said so far. */
    private final class Answers {

        private final Service service;
        private final Status working;
        private final Map<String, String> variables = new LinkedHashMap<>();
        private Optional<String> problem = Optional.empty();
        private long length;

        Answers(Service service, Status working) {
            this.service = service;
            this.working = working;
        }

        void take(String line) {
            switch (ProviderMessage.of(line)) {
                case ProviderMessage.Info(var text) -> tell(service, working, text);
                case ProviderMessage.Problem(var text) ->
                        problem = problem.or(() -> Optional.of(text));
                case ProviderMessage.Variable(var name, var value) -> set(name, value);
                case ProviderMessage.Debug _ -> {}
            }
        }

        private void set(String name, String value) {
            length += name.length() + value.length();
            if (length > LONGEST) {
                problem = problem.or(() -> Optional.of("it sets more than 1 MiB of variables"));
            } else {
                variables.put(name, value);
            }
        }
    }
}
