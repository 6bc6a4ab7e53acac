package io.stackctl.docker.host;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.docker.json.WrongKindException;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.local.Settings;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * The folder where Docker's clients keep their settings: {@code DOCKER_CONFIG}, by default {@code
 * ~/.docker}.
 */
public record ClientFolder(Path path) {

    /** The folder that the environment says. */
    public static ClientFolder of(Settings settings) {
        return new ClientFolder(settings.clientFolder());
    }

    /**
     * Takes from {@code config.json} what is needed.
     *
     * @param reading gets nothing where there is no such file
     * @throws StackException naming the file, when it cannot be read or has values of other kinds
     */
    public <T> T config(Function<Json, T> reading) {
        return read(path.resolve("config.json"), reading);
    }

    /**
     * The folders that {@code config.json} names for plugins, {@code cliPluginsExtraDirs}.
     *
     * @param settings what relative ones are relative to
     * @throws StackException as {@link #config}
     */
    public List<Path> pluginFolders(Settings settings) {
        return config(config -> config.texts("cliPluginsExtraDirs")).stream()
                .map(settings::path)
                .toList();
    }

    /** The same of another file of the folder. */
    <T> T read(Path file, Function<Json, T> reading) {
        try {
            return reading.apply(content(file));
        } catch (WrongKindException e) {
            throw unusable(file, "makes no sense", e);
        }
    }

    private static Json content(Path file) {
        try {
            String text = InputFile.text(file);
            return text.isBlank() ? Json.nothing() : JsonInput.parse(text);
        } catch (NoSuchFileException e) {
            return Json.nothing();
        } catch (IOException e) {
            throw unusable(file, "cannot be read", e);
        }
    }

    private static StackException unusable(Path file, String what, Exception cause) {
        return new StackException(
                new InvalidRequest(
                        file + " " + what + ": " + firstLine(cause),
                        "correct it, or name another folder in DOCKER_CONFIG"),
                cause);
    }

    private static String firstLine(Exception e) {
        String text = String.valueOf(e.getMessage());
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
