package io.stackctl.definition;

import io.stackctl.definition.yaml.YamlReader;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.Extension;
import io.stackctl.model.Mapping;
import io.stackctl.model.Service;
import io.stackctl.model.ServiceName;
import io.stackctl.model.Sources;
import io.stackctl.model.Stack;
import io.stackctl.model.StackName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a stack definition. */
public final class StackLoader {

    private final WarningListener warnings;

    /** A loader that tells its warnings to a listener. */
    public StackLoader(WarningListener warnings) {
        this.warnings = warnings;
    }

    /**
     * Loads a definition.
     *
     * @throws StackException if it cannot be found or has mistakes
     */
    public Stack load(LoadRequest request) {
        if (request.files().size() != 1) {
            throw new StackException(
                    new InvalidRequest("no configuration file provided: not found", "use -f FILE"));
        }
        var file = Path.of(request.currentDirectory()).resolve(request.files().getFirst());
        Mapping document;
        try {
            document =
                    (Mapping)
                            YamlReader.read(file.toString(), Files.readString(file))
                                    .getFirst()
                                    .root();
        } catch (IOException e) {
            throw new StackException(
                    new InvalidRequest(
                            "open " + file + ": no such file or directory", "check the path"),
                    e);
        }
        if (document.has("version")) {
            warnings.warn(file + ": the attribute `version` is obsolete, it will be ignored");
        }
        var directory = Path.of(String.valueOf(file.getParent()));
        var services = new ArrayList<Service>();
        for (var entry : document.mapping("services").entries()) {
            services.add(new Service(ServiceName.of(entry.key()), (Mapping) entry.value()));
        }
        var name =
                StackName.normalised(
                        request.projectName()
                                .or(() -> document.text("name"))
                                .orElse(String.valueOf(directory.getFileName())));
        return new Stack(
                name,
                new Sources(directory.toString(), List.of(file.toString()), List.of()),
                document,
                services,
                List.of(),
                request.environment(),
                Extension.NONE);
    }
}
