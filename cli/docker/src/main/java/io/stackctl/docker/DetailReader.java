package io.stackctl.docker;

import io.stackctl.docker.json.Json;
import io.stackctl.engine.ContainerDetail;
import io.stackctl.model.name.ContainerId;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.state.HealthReport;
import io.stackctl.state.HealthReport.Check;
import io.stackctl.state.StackLabels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the inspection of a container. */
final class DetailReader {

    /** Of what a health check wrote. */
    private static final int LONGEST_CHECK = 2000;

    /** The engine's, where the image says no other. */
    private static final List<String> SHELL = List.of("/bin/sh", "-c");

    private DetailReader() {}

    static ContainerDetail detail(Json answer) {
        Json state = answer.get("State");
        Json config = answer.get("Config");
        String name = answer.text("Name");
        return new ContainerDetail(
                new ContainerId(answer.required("Id")),
                name.startsWith("/") ? name.substring(1) : name,
                ContainerState.of(state.text("Status"), state.flag("Running")),
                health(state.get("Health").text("Status")),
                (int) state.number("ExitCode"),
                state.flag("OOMKilled"),
                ResourceReader.time(state.text("StartedAt")),
                ResourceReader.time(state.text("FinishedAt")),
                healthcheck(config, state.get("Health")),
                lastCheck(state.get("Health")),
                config.flag("Tty"),
                config.flag("OpenStdin"),
                answer.get("HostConfig", "LogConfig").text("Type"),
                new StackLabels(config.textsByKey("Labels")),
                answer.toString());
    }

    /** A container's configuration holds its image's check too; {@code NONE} switches that off. */
    private static Optional<HealthReport> healthcheck(Json config, Json health) {
        var check = config.get("Healthcheck");
        var words = words(config, check.texts("Test"));
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new HealthReport(
                                words,
                                Duration.ofNanos(check.number("Interval")),
                                Duration.ofNanos(check.number("Timeout")),
                                Duration.ofNanos(check.number("StartPeriod")),
                                (int) check.number("Retries"),
                                (int) health.number("FailingStreak"),
                                checks(health)));
    }

    private static List<String> words(Json config, List<String> test) {
        if (test.size() < 2) {
            return List.of();
        }
        var words = test.subList(1, test.size());
        return switch (test.getFirst()) {
            case "CMD" -> words;
            case "CMD-SHELL" -> {
                var shell = config.texts("Shell");
                var line = new ArrayList<>(shell.isEmpty() ? SHELL : shell);
                line.add(words.getFirst());
                yield List.copyOf(line);
            }
            default -> List.of();
        };
    }

    private static List<Check> checks(Json health) {
        var checks = new ArrayList<Check>();
        for (var check : health.get("Log").items()) {
            checks.add(
                    new Check(
                            ResourceReader.time(check.text("End")), check.number("ExitCode") == 0));
        }
        return checks;
    }

    private static String lastCheck(Json health) {
        var checks = health.get("Log").items();
        var text = checks.isEmpty() ? "" : checks.getLast().text("Output");
        return text.length() > LONGEST_CHECK ? text.substring(0, LONGEST_CHECK) : text;
    }

    private static Health health(String word) {
        return switch (word) {
            case "starting" -> Health.STARTING;
            case "healthy" -> Health.HEALTHY;
            case "unhealthy" -> Health.UNHEALTHY;
            default -> Health.NONE;
        };
    }
}
