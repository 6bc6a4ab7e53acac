package io.stackctl.command.completion;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Candidates;
import io.stackctl.command.Session;
import io.stackctl.command.Verb;
import io.stackctl.workflow.source.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code completion}: prints what a shell loads to complete command lines. */
public final class CompletionCommand extends Verb {

    private final Optional<Checkout> checkout;

    public CompletionCommand(Optional<Checkout> checkout) {
        super(
                "completion",
                "bash|zsh|fish",
                "Print the completion script of a shell",
                "source <(stackctl completion bash)");
        this.checkout = checkout;
        arguments(1, 1);
    }

    @Override
    public Candidates candidates() {
        return Candidates.SHELLS;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        String file =
                switch (arguments.getFirst()) {
                    case "bash" -> "stackctl.bash";
                    case "zsh" -> "_stackctl";
                    case "fish" -> "stackctl.fish";
                    default ->
                            throw BadUsage.of(
                                    "no completion for \"" + arguments.getFirst() + "\"",
                                    "Write bash, zsh or fish.");
                };
        Path path =
                checkout.orElseThrow(() ->
                                BadUsage.of(
                                        "the completion scripts were not found",
                                        "Run ./stackctl of a checkout."))
                        .root()
                        .resolve("completions")
                        .resolve(file);
        try {
            session.out().raw(Files.readString(path));
        } catch (IOException unreadable) {
            throw BadUsage.of("cannot read " + path, "Run ./stackctl of a checkout.");
        }
        return 0;
    }
}
