package io.stackctl.definition;

import io.stackctl.definition.variable.VariableException;
import io.stackctl.definition.variable.VariableText;
import io.stackctl.definition.yaml.YamlDocument;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Decides the name of the stack: flag, environment, {@code name:} in the files, directory. */
final class ProjectName {

    private final LoadRequest request;
    private final SourceFiles sources;
    private final ProjectFiles.Found found;
    private final WarningListener warnings;

    ProjectName(
            LoadRequest request,
            SourceFiles sources,
            ProjectFiles.Found found,
            WarningListener warnings) {
        this.request = request;
        this.sources = sources;
        this.found = found;
        this.warnings = warnings;
    }

    StackName decide() {
        var given = request.projectName().filter(name -> !name.isEmpty());
        if (given.isEmpty()) {
            given =
                    Optional.ofNullable(found.environment().get("COMPOSE_PROJECT_NAME"))
                            .filter(name -> !name.isEmpty());
        }
        if (given.isPresent()) {
            return checked(given.get());
        }
        try {
            var declared = StackName.normal(declared());
            if (!declared.isEmpty()) {
                return StackName.of(declared);
            }
            return StackName.normalised(isNamedInFirstDocument() ? "" : directoryName());
        } catch (InvalidValueException e) {
            throw new StackException(
                    new InvalidRequest(String.valueOf(e.getMessage()), e.remedy()), e);
        }
    }

    private static StackName checked(String name) {
        try {
            return StackName.of(name);
        } catch (InvalidValueException e) {
            throw new StackException(
                    new InvalidRequest(String.valueOf(e.getMessage()), e.remedy()), e);
        }
    }

    /** The last name in the files, with variables replaced; empty if there is none. */
    private String declared() {
        Scalar last = new Scalar.Text("", Location.NONE);
        for (var file : found.files()) {
            for (var document : sources.documents(file)) {
                var name = name(document);
                if (!name.text().isEmpty()) {
                    last = name;
                }
            }
        }
        if (request.has(LoadOption.NO_INTERPOLATE)) {
            return last.text();
        }
        try {
            var context = new LoadContext("", "", found.environment());
            return VariableText.substitute(last.text(), context.lookup(warnings));
        } catch (VariableException e) {
            throw StackException.of(
                    Mistake.of(String.valueOf(e.getMessage()), last.location(), "name", ""));
        }
    }

    private static Scalar name(YamlDocument document) {
        return document.root() instanceof Mapping mapping
                        && mapping.get("name") instanceof Scalar scalar
                ? scalar
                : new Scalar.Text("", Location.NONE);
    }

    private boolean isNamedInFirstDocument() {
        for (var file : found.files()) {
            List<YamlDocument> documents = sources.documents(file);
            if (!documents.isEmpty() && !name(documents.getFirst()).text().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private String directoryName() {
        var name = LocalPaths.name(found.namesake());
        try {
            var real = String.valueOf(Path.of(found.namesake()).toRealPath().getFileName());
            if (!real.equals(name) && !name.isEmpty()) {
                warnings.warn(
                        "project has been loaded without an explicit name from a symlink. Using"
                                + " name \""
                                + name
                                + "\"");
            }
        } catch (IOException e) {
            // A directory that is not there has no other name.
            return name;
        }
        return name;
    }
}
