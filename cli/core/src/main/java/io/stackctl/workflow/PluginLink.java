package io.stackctl.workflow;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.files.Reason;
import io.stackctl.local.ClientPlugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A link to the launcher in the user's folder of plugins, which makes {@code docker NAME} stackctl.
 * A plugin of that name that was there is kept beside it, under a name that the client passes by,
 * and comes back when the link goes.
 */
public final class PluginLink {

    private final Path launcher;
    private final Path link;
    private final Path kept;
    private final Optional<Path> ofMachine;
    private final Optional<Path> inFront;

    /**
     * Changes nothing yet.
     *
     * @param name what follows {@code docker}
     * @param launcher what is linked to
     */
    public PluginLink(ClientPlugins plugins, String name, Path launcher) {
        this.launcher = launcher;
        link = plugins.userFolder().resolve("docker-" + name);
        // The client takes every file that is called docker-… for a plugin.
        kept = plugins.userFolder().resolve("kept-by-stackctl-" + name);
        ofMachine = plugins.ofMachine(name);
        inFront = plugins.inFront(name);
    }

    /** Where the link is, or would be. */
    public Path place() {
        return link;
    }

    /** The plugin that is kept for the time after, if there is one. */
    public Optional<Path> kept() {
        return Optional.of(kept).filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** The machine's plugin of the same name, which counts while the user has none. */
    public Optional<Path> ofMachine() {
        return ofMachine;
    }

    /** Whether the launcher is linked. */
    public boolean isInstalled() {
        try {
            return Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(launcher);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * Links the launcher. A stop in between leaves the plugin that was there kept, and {@link
     * #remove} brings it back.
     *
     * @return whether something changed
     * @throws StackException when it cannot be done; then nothing has changed
     */
    public boolean install() {
        inFront.ifPresent(plugin -> {
            throw new StackException(
                    new Failure.OperationFailed(
                            "Docker's client would go on with "
                                    + plugin
                                    + ": its config.json names that folder under"
                                    + " cliPluginsExtraDirs",
                            "take the folder out of there, or the plugin out of it"));
        });
        if (isInstalled()) {
            return false;
        }
        try {
            Files.createDirectories(link.getParent());
            if (leadsToLauncher()) {
                Files.delete(link);
            } else if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                keep();
            }
            Files.createSymbolicLink(link, launcher);
            return true;
        } catch (IOException e) {
            throw failed("make", e);
        }
    }

    /**
     * Removes the link, and brings back what it took the place of.
     *
     * @return whether something changed
     * @throws StackException when something else is in its place, or it cannot be done
     */
    public boolean remove() {
        try {
            boolean there = Files.exists(link, LinkOption.NOFOLLOW_LINKS);
            if (there && !leadsToLauncher()) {
                throw new StackException(
                        new Failure.OperationFailed(
                                link + " is not a link to stackctl: it stays as it is",
                                kept().map(old -> "what was there before is in " + old)
                                        .orElse("remove it by hand, if it is to go")));
            }
            Files.deleteIfExists(link);
            if (kept().isPresent()) {
                Files.move(kept, link, StandardCopyOption.ATOMIC_MOVE);
                return true;
            }
            return there;
        } catch (IOException e) {
            throw failed("remove", e);
        }
    }

    /** A link of another place that stackctl was installed to counts, too, even if that is gone. */
    private boolean leadsToLauncher() throws IOException {
        return Files.isSymbolicLink(link)
                && Files.readSymbolicLink(link).endsWith(launcher.getFileName());
    }

    private void keep() throws IOException {
        if (kept().isPresent()) {
            throw new StackException(
                    new Failure.OperationFailed(
                            link + " is in the way, and " + kept + " is kept from an earlier time",
                            "remove one of the two"));
        }
        if (Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
            throw new StackException(
                    new Failure.OperationFailed(
                            link + " is a folder, which is no plugin", "move it away"));
        }
        Files.move(link, kept, StandardCopyOption.ATOMIC_MOVE);
    }

    private StackException failed(String verb, IOException e) {
        return new StackException(
                new Failure.OperationFailed(
                        "cannot " + verb + " " + link + ": " + Reason.of(e),
                        "the folder has to be one that you may write to"),
                e);
    }
}
