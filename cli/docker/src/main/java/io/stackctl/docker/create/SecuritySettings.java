package io.stackctl.docker.create;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.Json.JsonArray;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.model.service.Privileges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a container may do beyond its own walls. */
final class SecuritySettings {

    private static final String ALL_PATHS = "systempaths=unconfined";
    private static final String NO_NEW_PRIVILEGES = "no-new-privileges";
    private static final String CAPABILITY = "CAP_";
    private static final String EVERY_CAPABILITY = "ALL";
    private static final String SECCOMP = "seccomp";
    private static final Set<String> NAMED_PROFILES = Set.of("builtin", "unconfined");

    private final Path projectDirectory;

    /**
     * Creates one.
     *
     * @param projectDirectory relative paths of seccomp profiles start here
     */
    SecuritySettings(String projectDirectory) {
        this.projectDirectory = Path.of(projectDirectory);
    }

    void add(Privileges privileges, JsonBuilder host) {
        host.putIfAny("CapAdd", capabilities(privileges.capAdd()))
                .putIfAny("CapDrop", capabilities(privileges.capDrop()))
                .putIfTrue("Privileged", privileges.privileged());
        List<String> options = new ArrayList<>();
        boolean allPaths = false;
        for (String option : privileges.securityOptions()) {
            if (option.equals(ALL_PATHS)) {
                allPaths = true;
            } else {
                options.add(resolved(option));
            }
        }
        host.putIfAny("SecurityOpt", options);
        if (allPaths) {
            host.put("MaskedPaths", new JsonArray(List.of()));
            host.put("ReadonlyPaths", new JsonArray(List.of()));
        }
    }

    /** In the form in which engines keep them: {@code CAP_NET_ADMIN}, each once, sorted. */
    private static List<String> capabilities(List<String> names) {
        Set<String> capabilities = new TreeSet<>();
        for (String name : names) {
            String upper = name.toUpperCase(Locale.ROOT);
            capabilities.add(
                    upper.equals(EVERY_CAPABILITY) || upper.startsWith(CAPABILITY)
                            ? upper
                            : CAPABILITY + upper);
        }
        return List.copyOf(capabilities);
    }

    private String resolved(String option) {
        int equals = option.indexOf('=');
        int end = equals < 0 ? option.indexOf(':') : equals;
        String name = end < 0 ? option : option.substring(0, end);
        String value = end < 0 ? "" : option.substring(end + 1);
        if (name.equals(NO_NEW_PRIVILEGES)) {
            return option;
        }
        if (value.isEmpty()) {
            throw new StackException(
                    new InvalidRequest(
                            "invalid security-opt: \"" + option + "\"",
                            "write it as NAME=VALUE, such as apparmor=unconfined"));
        }
        return name.equals(SECCOMP) && !NAMED_PROFILES.contains(value)
                ? SECCOMP + "=" + profile(value)
                : option;
    }

    /** The engine takes the profile itself, without line ends. */
    private String profile(String file) {
        Path path = projectDirectory.resolve(file);
        try {
            Json profile = JsonInput.parse(InputFile.text(path));
            return profile.toString();
        } catch (IOException e) {
            throw new StackException(
                    new InvalidRequest(
                            "the seccomp profile " + path + " cannot be read: " + e.getMessage(),
                            "give the path of a JSON file, or unconfined"),
                    e);
        }
    }
}
