package io.stackctl.docker.build;

import io.stackctl.docker.host.ClientFolder;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.failure.Failure.Interrupted;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.local.ClientPlugins;
import io.stackctl.local.ProgramAnswer;
import io.stackctl.local.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The buildx that is installed as a plugin of Docker's client. */
final class BuildxProgram {

    private static final String NAME = "buildx";
    private static final String REMEDY =
            "install docker-buildx 0.17.0 or later as a plugin of Docker's client";
    private static final int OLDEST_MINOR = 17;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    // v0.29.1, and 0.29.1+ds1 where a distribution has built it.
    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,9})\\.(\\d{1,9})\\b.*");

    private final ClientFolder folder;
    private final Settings settings;

    BuildxProgram(ClientFolder folder, Settings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    boolean isInstalled() {
        return find().isPresent();
    }

    private Optional<Path> find() {
        return new ClientPlugins(settings, folder.pluginFolders(settings)).find(NAME);
    }

    /**
     * A call of it.
     *
     * @throws StackException when there is none, or it is too old
     */
    ProcessBuilder call(List<String> arguments) {
        var program = require();
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        return settings.program(command);
    }

    /** The program, new enough. */
    Path require() {
        var program = find().orElseThrow(() -> refused("buildx is not installed"));
        var version = VERSION.matcher(versionOf(program));
        if (!version.matches()) {
            throw refused("failed to get version of buildx (" + program + ")");
        }
        if (isOld(version)) {
            throw refused("compose build requires buildx 0.17.0 or later");
        }
        return program;
    }

    private static boolean isOld(Matcher version) {
        return Integer.parseInt(version.group(1)) == 0
                && Integer.parseInt(version.group(2)) < OLDEST_MINOR;
    }

    private String versionOf(Path program) {
        try {
            var answer =
                    ProgramAnswer.of(
                            settings.program(
                                    List.of(program.toString(), "docker-cli-plugin-metadata")),
                            "",
                            PATIENCE);
            return JsonInput.parse(answer.text()) instanceof Json.JsonObject metadata
                    ? metadata.text("Version")
                    : "";
        } catch (IOException e) {
            throw refused(program + " cannot be used: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Interrupted(), e);
        }
    }

    private static StackException refused(String why) {
        return new StackException(new InvalidRequest(why, REMEDY));
    }
}
