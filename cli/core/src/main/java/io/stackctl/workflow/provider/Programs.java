package io.stackctl.workflow.provider;

import io.stackctl.failure.Failure.NotProvided;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.step.ProvidedVariables;
import io.stackctl.step.ProviderCall;
import io.stackctl.step.ProviderCall.Command;
import io.stackctl.step.ProviderPrograms;
import io.stackctl.workflow.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs the programs behind provider services ({@code provider:} of the Compose Specification) on
 * this machine. The user's wish to end reaches a program that runs.
 */
public final class Programs implements ProviderPrograms {

    /** Characters of all variables of one; no process can be given more than about that. */
    private static final long LONGEST = 1024 * 1024;

    private final Surroundings around;

    public Programs(Surroundings around) {
        this.around = around;
    }

    @Override
    public ProvidedVariables run(ProviderCall call, Consumer<String> told) {
        var stack = call.stack();
        var program =
                ClientProgram.find(
                        call.provider().type(),
                        Path.of(stack.sources().projectDirectory()),
                        around.settings().withEnvironment(environment(stack)),
                        around.engine());
        var answers = new Answers(told);
        try (var ending = ProgramEnding.of(around.interruption())) {
            var options = ProviderOptions.of(program);
            if (call.command() == Command.STOP) {
                if (!options.stops()) {
                    return ProvidedVariables.NONE;
                }
                told.accept("");
            }
            List<String> arguments = new ArrayList<>();
            arguments.add("compose");
            arguments.add("--project-name=" + stack.name());
            arguments.add(call.command().word());
            arguments.addAll(options.flags(call.provider(), call.command().word()));
            arguments.add(call.service().value());
            program.run(arguments, ending, answers::take);
        } catch (StackException e) {
            answers.refuse(call.service());
            throw e;
        }
        answers.refuse(call.service());
        return answers.variables();
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

    /** What a program has said so far. */
    private static final class Answers {

        private final Consumer<String> told;
        private final Map<String, String> own = new LinkedHashMap<>();
        private final Map<String, String> raw = new LinkedHashMap<>();
        private Optional<String> problem = Optional.empty();
        private long length;

        Answers(Consumer<String> told) {
            this.told = told;
        }

        void take(String line) {
            switch (ProviderMessage.of(line)) {
                case ProviderMessage.Info(var text) -> told.accept(firstLine(text));
                case ProviderMessage.Problem(var text) ->
                        problem = problem.or(() -> Optional.of(text));
                case ProviderMessage.Variable(var name, var value, var isRaw) ->
                        set(name, value, isRaw ? raw : own);
                case ProviderMessage.Debug _ -> {}
            }
        }

        private void set(String name, String value, Map<String, String> variables) {
            length += name.length() + value.length();
            if (length > LONGEST) {
                problem = problem.or(() -> Optional.of("it sets more than 1 MiB of variables"));
            } else {
                variables.put(name, value);
            }
        }

        ProvidedVariables variables() {
            return new ProvidedVariables(own, raw);
        }

        /** Progress has one line for what is being done. */
        private static String firstLine(String text) {
            return text.lines().findFirst().orElse("");
        }

        /** Fails with the problem that it told, if any: it says more than an exit code. */
        void refuse(ServiceName service) {
            if (problem.isPresent()) {
                throw new StackException(new NotProvided(service.value(), problem.get()));
            }
        }
    }
}
