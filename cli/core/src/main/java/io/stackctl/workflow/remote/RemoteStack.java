package io.stackctl.workflow.remote;

import io.stackctl.definition.ConfigVariables;
import io.stackctl.definition.LoadOption;
import io.stackctl.definition.StackLoader;
import io.stackctl.definition.remote.RemoteReference;
import io.stackctl.definition.variable.TemplateVariable;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.workflow.Confirmation;
import io.stackctl.workflow.source.AlignedRows;
import io.stackctl.workflow.source.StackChoice;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is said and asked before a stack is started that somebody else wrote and that was just
 * fetched: where it lies now, what else it brings along, and which values its variables have.
 */
public final class RemoteStack {

    private final StackChoice choice;
    private final Confirmation confirmation;
    private final Consumer<String> output;

    /**
     * Prepares.
     *
     * @param output is told texts with their ends of lines
     */
    public RemoteStack(StackChoice choice, Confirmation confirmation, Consumer<String> output) {
        this.choice = choice;
        this.confirmation = confirmation;
        this.output = output;
    }

    /**
     * Does it where the first file of the command line lies elsewhere.
     *
     * @param silent whether the place is not told
     * @param asked whether the user has agreed to everything beforehand
     * @throws StackException when the user does not want to go on
     */
    public void present(Stack stack, boolean silent, boolean asked) {
        if (choice.files().isEmpty() || !RemoteReference.isOne(choice.files().getFirst())) {
            return;
        }
        var others =
                choice.remotes().fetched().stream()
                        .filter(reference -> !choice.files().contains(reference))
                        .toList();
        if (!others.isEmpty() && !asked) {
            confirmIncludes(others);
        }
        if (!silent) {
            output.accept(
                    "Your compose stack \""
                            + choice.files().getFirst()
                            + "\" is stored in \""
                            + stack.sources().projectDirectory()
                            + "\"\n");
        }
        if (!asked) {
            confirmVariables(stack);
        }
    }

    private void confirmIncludes(List<String> others) {
        var text =
                new StringBuilder(
                        "\nWarning: This Compose project includes files from remote sources:\n");
        choice.files().stream()
                .filter(RemoteReference::isOne)
                .forEach(file -> text.append("  - ").append(file).append('\n'));
        others.forEach(other -> text.append("  - ").append(other).append('\n'));
        output.accept(
                text
                        + "\nRemote includes could potentially be malicious. Make sure you trust the"
                        + " source.\n");
        require("Do you want to continue?");
    }

    private void confirmVariables(Stack stack) {
        var document =
                new StackLoader(_ -> {})
                        .loadRaw(choice.request(List.of()).with(LoadOption.NO_INTERPOLATE).build());
        var rows = new AlignedRows(0, "VARIABLE", "VALUE", "SOURCE", "REQUIRED", "DEFAULT");
        ConfigVariables.of(document)
                .values()
                .forEach(variable -> {
                    if (!variable.name().isEmpty()) {
                        addRow(rows, variable, stack);
                    }
                });
        if (!rows.isEmpty()) {
            output.accept("\nFound the following variables in configuration:\n" + rows);
            require("\nDo you want to proceed with these variables?");
        }
    }

    private void addRow(AlignedRows rows, TemplateVariable variable, Stack stack) {
        var name = variable.name();
        var own = choice.environment().get(name);
        var ofFile = stack.variable(name);
        String value;
        String source;
        if (own != null) {
            value = own;
            source = "environment";
        } else if (ofFile.isPresent()) {
            value = ofFile.get();
            source = "env file";
        } else if (!variable.defaultValue().isEmpty()) {
            value = variable.defaultValue();
            source = "compose file";
        } else {
            value = "<unset>";
            source = "none";
        }
        rows.add(name, value, source, variable.required() ? "yes" : "no", variable.defaultValue());
    }

    private void require(String question) {
        if (!confirmation.confirm(question)) {
            throw new StackException(new OperationFailed("operation cancelled by user"));
        }
    }
}
