package io.stackctl.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What stackctl takes from the process it is part of. It is made once, where the process begins,
 * and handed down; nothing else asks the process. So another program can have several, each for a
 * user of its own.
 *
 * @param environment the variables
 * @param workingDirectory absolute; where relative paths start
 * @param home the user's folder as the user database has it, which {@code sudo} and {@code ssh}
 *     agree on, whatever {@code HOME} says; not absolute for a user without one
 * @param temporary absolute; the folder that everybody shares for files that nobody keeps
 */
public record Settings(
        Map<String, String> environment, Path workingDirectory, Path home, Path temporary) {

    public Settings {
        environment = Map.copyOf(environment);
    }

    /** The value of a variable; empty when it is not set. */
    public String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /**
     * The path that a user means by a text.
     *
     * @throws java.nio.file.InvalidPathException when no file can be called so
     */
    public Path path(String text) {
        return workingDirectory.resolve(text);
    }

    /**
     * Where Docker's client keeps what is its user's: {@code DOCKER_CONFIG}, by default {@code
     * ~/.docker}. To the client a variable that is empty says nothing.
     */
    public Path clientFolder() {
        var chosen = variable("DOCKER_CONFIG");
        if (!chosen.isEmpty()) {
            return path(chosen);
        }
        var own = variable("HOME");
        return (own.isEmpty() ? home : path(own)).resolve(".docker");
    }

    /** The same with other variables. */
    public Settings withEnvironment(Map<String, String> other) {
        return new Settings(other, workingDirectory, home, temporary);
    }

    /** A program that is to be run here, with these variables and no others. */
    public ProcessBuilder program(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        // A folder that was removed meanwhile keeps no program from running, only from being
        // entered anew.
        if (Files.isDirectory(workingDirectory)) {
            builder.directory(workingDirectory.toFile());
        }
        return builder;
    }
}
