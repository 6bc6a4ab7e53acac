package io.stackctl.workflow.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A checkout of this repository, with the stacks that come with it.
 *
 * @param root its folder, absolute
 */
public record Checkout(Path root) {

    /** The stack that is used when nothing says which. */
    public static final String DEFAULT_STACK = "quickstart";

    private static final List<String> FILES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    /** The names of the bundled stacks, sorted. */
    public List<String> stacks() {
        Path definitions = root.resolve("stack-definitions");
        if (!Files.isDirectory(definitions)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(definitions)) {
            return folders.filter(Checkout::definesStack)
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The folder of a bundled stack; empty when there is none of that name. */
    public Optional<Path> folderOf(String stack) {
        Path folder = root.resolve("stack-definitions").resolve(stack).normalize();
        return definesStack(folder) ? Optional.of(folder) : Optional.empty();
    }

    /**
     * The folder of the stack to use where no flag and no variable says which: that of the default
     * stack, when {@code folder} lies in the checkout and neither it nor one above it holds a
     * definition.
     */
    public Optional<Path> defaultFor(Path folder) {
        if (!folder.startsWith(root)) {
            return Optional.empty();
        }
        for (Path place = folder; place != null; place = place.getParent()) {
            if (definesStack(place)) {
                return Optional.empty();
            }
        }
        return folderOf(DEFAULT_STACK);
    }

    /** The file that a search in this folder finds. */
    public static Optional<Path> definitionIn(Path folder) {
        return FILES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
    }

    private static boolean definesStack(Path folder) {
        return definitionIn(folder).isPresent();
    }
}
