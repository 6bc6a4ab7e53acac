package io.stackctl.definition;

import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A directory with definitions, and short ways to load them. */
final class LoaderFixture {

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();

    LoaderFixture(Path directory) {
        try {
            this.directory = Files.createDirectories(directory.toRealPath().resolve("shop"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    List<String> warnings() {
        return warnings;
    }

    LoaderFixture file(String name, String text) {
        try {
            var path = directory.resolve(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LoaderFixture variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    LoadRequest.Builder request() {
        return LoadRequest.in(directory.toString(), environment);
    }

    Stack load() {
        return load(request -> request);
    }

    Stack load(UnaryOperator<LoadRequest.Builder> change) {
        return new StackLoader(warnings::add).load(change.apply(request()).build());
    }

    /** What {@code config} prints of the services, without the directory. */
    String services() {
        var text = ConfigText.yaml(load());
        var start = text.indexOf("services:\n") + "services:\n".length();
        var end = text.indexOf("\nnetworks:");
        return clean(text.substring(start, end < 0 ? text.length() : end + 1));
    }

    /** What {@code config} prints. */
    String config() {
        return clean(ConfigText.yaml(load()));
    }

    /** Why the definition cannot be loaded. */
    String failure() {
        try {
            load();
            return "nothing is wrong";
        } catch (StackException e) {
            return clean(e.failure().message());
        }
    }

    private String clean(String text) {
        return text.replace(directory.toString(), "/shop");
    }
}
