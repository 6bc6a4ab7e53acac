package io.stackctl.workflow.source;

import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Lists the stacks of a checkout. */
public final class Stacks {

    private final Optional<Checkout> checkout;

    /**
     * Creates it.
     *
     * @param checkout empty when the tool does not run from one
     */
    public Stacks(Optional<Checkout> checkout) {
        this.checkout = checkout;
    }

    /** Runs it; a stack that cannot be loaded is listed with the reason. */
    public List<BundledStack> run(Map<String, String> environment) {
        List<BundledStack> stacks = new ArrayList<>();
        for (String name : checkout.map(Checkout::stacks).orElse(List.of())) {
            checkout.flatMap(known -> known.folderOf(name))
                    .ifPresent(folder -> stacks.add(describe(name, folder, environment)));
        }
        return stacks;
    }

    private static BundledStack describe(
            String name, Path folder, Map<String, String> environment) {
        try {
            Stack stack =
                    new StackFinder(StackChoice.in(folder.toString(), environment))
                            .load(List.of(), event -> {});
            return new BundledStack(
                    name,
                    description(folder),
                    stack.services().stream().map(service -> service.name().value()).toList());
        } catch (StackException broken) {
            String firstLine = broken.failure().message().lines().findFirst().orElse("");
            return new BundledStack(name, "cannot be loaded: " + firstLine, List.of());
        }
    }

    /** The first sentence of the comment that the definition begins with. */
    private static String description(Path folder) {
        var words = new StringJoiner(" ");
        try {
            Path file = Checkout.definitionIn(folder).orElse(folder);
            for (String line : Files.readAllLines(file)) {
                if (!line.startsWith("#")) {
                    break;
                }
                words.add(line.substring(1).strip());
            }
        } catch (IOException unreadable) {
            return "cannot be read: " + unreadable.getMessage();
        }
        String text = words.toString();
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end);
    }

    /** A stack of the checkout. */
    public record BundledStack(String name, String description, List<String> services) {
        public BundledStack {
            services = List.copyOf(services);
        }
    }
}
