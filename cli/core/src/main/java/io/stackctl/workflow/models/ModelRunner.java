package io.stackctl.workflow.models;

import io.stackctl.definition.yaml.YamlReader;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.model.ModelDefinition;
import io.stackctl.model.Stack;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Sequence;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.provider.ClientProgram;
import io.stackctl.workflow.provider.ProgramEnding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;

/** The client's plugin {@code docker-model}, which speaks to Docker's model runner. */
final class ModelRunner {

    /** From release 1.0.6 on it takes flags for what runs a model. */
    private static final Pattern TAKES_FLAGS =
            Pattern.compile(
                    "v?(1\\.0\\.([6-9]|\\d\\d+)|1\\.([1-9]|\\d\\d+)\\.|([2-9]|\\d\\d+)\\.).*");

    private final ClientProgram program;
    private final Interruption interruption;

    private ModelRunner(ClientProgram program, Interruption interruption) {
        this.program = program;
        this.interruption = interruption;
    }

    /**
     * Finds it.
     *
     * @throws StackException when it is not there
     */
    static ModelRunner find(Surroundings around, Stack stack) {
        var environment = new LinkedHashMap<>(stack.variables());
        environment.putAll(around.settings().environment());
        around.engine().leadTo(environment);
        var settings = around.settings().withEnvironment(environment);
        var folder = Path.of(stack.sources().projectDirectory());
        return ClientProgram.plugin("model", folder, settings, around.engine())
                .map(program -> new ModelRunner(program, around.interruption()))
                .orElseThrow(() ->
                        new StackException(
                                new InvalidRequest(
                                        "'models' support requires Docker Model plugin",
                                        "install docker-model where Docker's client has its plugins")));
    }

    /** Where services reach it. */
    String endpoint() {
        var status = read(List.of("status", "--json"));
        var endpoint = status instanceof Mapping mapping ? mapping.text("endpoint", "") : "";
        if (endpoint.isEmpty()) {
            throw new StackException(
                    new OperationFailed(
                            "the model runner does not say where it is reached",
                            "look at `docker model status`"));
        }
        return endpoint;
    }

    /** The names of all models that it has. */
    Set<String> tags() {
        var tags = new HashSet<String>();
        if (read(List.of("ls", "--json")) instanceof Sequence models) {
            for (var model : models.items()) {
                if (model instanceof Mapping mapping) {
                    tags.addAll(mapping.texts("tags"));
                }
            }
        }
        return tags;
    }

    void pull(ModelDefinition model) {
        run(List.of("pull", model.model()));
    }

    void configure(ModelDefinition model) {
        var words = new ArrayList<>(List.of("configure"));
        model.contextSize().ifPresent(size -> words.addAll(List.of("--context-size", "" + size)));
        words.add(model.model());
        if (!model.runtimeFlags().isEmpty() && takesFlags()) {
            words.add("--");
            words.addAll(model.runtimeFlags());
        }
        run(words);
    }

    private boolean takesFlags() {
        return read(List.of("docker-cli-plugin-metadata")) instanceof Mapping metadata
                && TAKES_FLAGS.matcher(metadata.text("Version", "")).matches();
    }

    private Node read(List<String> words) {
        var answer = program.ask(words);
        try {
            // All JSON is YAML.
            return YamlReader.read("docker-model", answer.text()).getFirst().root();
        } catch (StackException | NoSuchElementException unreadable) {
            throw new StackException(
                    new OperationFailed(
                            "docker-model "
                                    + String.join(" ", words)
                                    + " answers no JSON"
                                    + (answer.code() == 0
                                            ? ""
                                            : ", and ends with exit status " + answer.code()),
                            "see what it says when you run it"),
                    unreadable);
        }
    }

    /** Does work that the user may want to end. */
    private void run(List<String> words) {
        try (var ending = ProgramEnding.of(interruption)) {
            program.run(words, ending, line -> {});
        }
    }
}
