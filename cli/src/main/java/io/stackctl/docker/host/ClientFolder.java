package io.stackctl.docker.host;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder where Docker's clients keep their settings: {@code DOCKER_CONFIG}, by default {@code
 * ~/.docker}.
 */
public record ClientFolder(Path path) {

    /** The folder that the environment says. */
    public static ClientFolder of(Map<String, String> environment) {
        String chosen = environment.getOrDefault("DOCKER_CONFIG", "");
        if (!chosen.isEmpty()) {
            return new ClientFolder(Path.of(chosen));
        }
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", "/"));
        return new ClientFolder(Path.of(home, ".docker"));
    }

    /** What {@code config.json} says; nothing without such a file. */
    public Json config() {
        return read(path.resolve("config.json"));
    }

    /** Reads a file of the folder; {@link Json#nothing} when it is not there. */
    Json read(Path file) {
        try {
            String text = InputFile.text(file);
            return text.isBlank() ? Json.nothing() : JsonInput.parse(text);
        } catch (NoSuchFileException e) {
            return Json.nothing();
        } catch (IOException e) {
            throw new StackException(
                    new InvalidRequest(
                            file + " cannot be read: " + firstLine(e),
                            "correct it, or name another folder in DOCKER_CONFIG"),
                    e);
        }
    }

    private static String firstLine(IOException e) {
        String text = String.valueOf(e.getMessage());
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
