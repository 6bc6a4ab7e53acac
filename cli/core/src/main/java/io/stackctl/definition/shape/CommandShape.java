package io.stackctl.definition.shape;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.Optional;

/** A command: a list of words, or one line that is split into words as a shell would. */
public final class CommandShape extends Shape {

    private static final ItemsShape WORDS = new ItemsShape(ScalarShape.text());

    private final boolean replaces;

    private CommandShape(boolean replaces) {
        this.replaces = replaces;
    }

    /** A later file replaces the whole command. */
    public static CommandShape replacing() {
        return new CommandShape(true);
    }

    /** A later file adds words. */
    public static CommandShape appending() {
        return new CommandShape(false);
    }

    @Override
    public Node children(Node node, KeyPath path, Pass pass) {
        return WORDS.children(node, path, pass);
    }

    @Override
    public Node merge(Node earlier, Node later, KeyPath path, Mistakes mistakes) {
        return replaces ? later : mergePlainly(earlier, later, path, mistakes);
    }

    @Override
    public void check(Node node, KeyPath path, Mistakes mistakes) {
        if (node instanceof Sequence) {
            WORDS.check(node, path, mistakes);
        } else if (!(node instanceof Scalar.Text || node instanceof Scalar.Null)) {
            wrongType(node, path, "a string or an array of strings", mistakes);
        }
    }

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        if (!(node instanceof Scalar.Text text)) {
            return node instanceof Sequence ? Optional.of(node) : Optional.empty();
        }
        try {
            return Optional.of(Sequence.ofTexts(ShellWords.split(text.value()), text.location()));
        } catch (InvalidValueException e) {
            mistakes.add(node.location(), path, String.valueOf(e.getMessage()), e.remedy());
            return Optional.empty();
        }
    }
}
