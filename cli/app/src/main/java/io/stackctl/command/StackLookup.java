package io.stackctl.command;

import io.stackctl.failure.NearestName;
import io.stackctl.terminal.device.Console;
import io.stackctl.workflow.source.Checkout;
import io.stackctl.workflow.source.StackChoice;
import io.stackctl.workflow.source.StackFinder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns flags and environment into the choice of a stack. {@code --stack} and {@code
 * STACKCTL_STACK} name one of the checkout; without any word about it and without a definition
 * around, the checkout's default is used.
 */
public final class StackLookup {

    private final Console console;
    private final Optional<Checkout> checkout;
    private final VerbSource verbs;

    /**
     * Prepares.
     *
     * @param verbs know who fetches definitions that lie elsewhere
     */
    public StackLookup(Console console, Optional<Checkout> checkout, VerbSource verbs) {
        this.console = console;
        this.checkout = checkout;
        this.verbs = verbs;
    }

    public StackFinder finder(Globals globals) {
        Optional<Path> bundled = bundled(globals);
        Map<String, String> environment = new LinkedHashMap<>(console.environment());
        if (bundled.isPresent()) {
            // The stack was named: a file that a variable names is another one's.
            environment.remove("COMPOSE_FILE");
        }
        return new StackFinder(
                new StackChoice(
                        bundled.orElse(console.workingDirectory()).toString(),
                        environment,
                        globals.files(),
                        () -> Session.readAll(console),
                        globals.projectDirectory().map(this::absolute),
                        globals.project(),
                        globals.envFiles().stream().map(this::absoluteUnlessHome).toList(),
                        globals.profiles(),
                        verbs.remotes(globals.insecureRegistries()),
                        globals.allResources()));
    }

    private Optional<Path> bundled(Globals globals) {
        if (globals.stack().isPresent()) {
            return Optional.of(folder(globals.stack().get()));
        }
        if (!globals.files().isEmpty() || globals.projectDirectory().isPresent()) {
            return Optional.empty();
        }
        String variable = console.variable("STACKCTL_STACK");
        if (!variable.isEmpty()) {
            return Optional.of(folder(variable));
        }
        if (globals.project().isPresent() || !console.variable("COMPOSE_FILE").isEmpty()) {
            return Optional.empty();
        }
        return checkout.flatMap(known -> known.defaultFor(console.workingDirectory()));
    }

    private Path folder(String name) {
        if (checkout.isEmpty()) {
            throw BadUsage.of(
                    "no such stack: " + name,
                    "Stacks are found in a checkout of stackctl; use -f for any other file.");
        }
        List<String> known = checkout.get().stacks();
        return checkout.get()
                .folderOf(name)
                .orElseThrow(() ->
                        BadUsage.of(
                                "no such stack: " + name,
                                NearestName.to(name, known)
                                        .map(near -> "Did you mean " + near + "?")
                                        .orElse("There are " + String.join(", ", known) + ".")));
    }

    /** What starts at home is for the loader, which knows where that is. */
    private String absoluteUnlessHome(String path) {
        return path.startsWith("~") ? path : absolute(path);
    }

    /** Paths that the user types are relative to where the user is, wherever the stack lies. */
    private String absolute(String path) {
        return console.workingDirectory().resolve(path).toString();
    }
}
