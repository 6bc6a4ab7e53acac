package io.stackctl.definition.document;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.Location;
import io.stackctl.failure.StackException;
import io.stackctl.model.Extension;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.List;
import java.util.Map;

/**
 * A stack as a JSON text that can be kept, and read again where the files, the variables and the
 * machine are other ones: it means the same plan and has the same configuration hashes. It holds
 * what variables said, secrets too. Places in files are not kept.
 */
public final class StackDocument {

    private static final String FORMAT_KEY = "stackctl-stack";

    /** Grows when older readers would misunderstand what is written. */
    private static final long FORMAT = 1;

    private StackDocument() {}

    /** Writes a stack that was loaded. */
    public static String write(Stack stack) {
        var document = Mapping.builder(Location.NONE);
        document.put(FORMAT_KEY, new Scalar.Int(FORMAT, Location.NONE));
        document.put("name", text(stack.name().value()));
        document.put("project-directory", text(stack.sources().projectDirectory()));
        document.put("config-files", texts(stack.sources().configFiles()));
        document.put("environment-files", texts(stack.sources().environmentFiles()));
        document.put("definition", written(stack.definition()));
        document.put("services", services(stack.services()));
        document.put("disabled-services", services(stack.disabledServices()));
        var unused = Mapping.builder(Location.NONE);
        stack.unusedSecrets().forEach(secret -> unused.put(secret.key(), secret.definition()));
        document.put("unused-secrets", unused.build());
        var variables = Mapping.builder(Location.NONE);
        stack.variables().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(variable -> variables.put(variable.getKey(), text(variable.getValue())));
        document.put("variables", variables.build());
        document.put("base-images", texts(baseImages(stack.extension())));
        document.put("missing-env-files", texts(stack.extension().missingEnvFiles()));
        document.put("keeps-unused", new Scalar.Bool(stack.keepsUnused(), Location.NONE));
        return TreeJson.write(document.build());
    }

    /**
     * Reads what {@link #write} wrote. It may come from anybody: whatever a definition may not say
     * is refused.
     *
     * @throws StackException when it is something else
     */
    public static Stack read(String text) {
        try {
            var document = TreeJson.read(text);
            if (!(document.get(FORMAT_KEY) instanceof Scalar.Int(var format, var _))) {
                throw KeptValues.missing(FORMAT_KEY);
            }
            if (format != FORMAT) {
                throw new NoDocumentException(
                        "it has format " + format + ", and " + FORMAT + " is known");
            }
            return new StackReader(new KeptValues(document)).stack();
        } catch (NoDocumentException | InvalidValueException e) {
            throw new StackException(
                    new InvalidRequest(
                            "this is no stack that was kept: " + e.getMessage(),
                            "read it with the stackctl that wrote it"),
                    e);
        }
    }

    static List<String> baseImages(Extension extension) {
        return extension.baseImages().stream().map(image -> image.name().value()).toList();
    }

    private static Mapping written(Mapping definition) {
        var services = Mapping.builder(Location.NONE);
        for (var entry : definition.mapping("services").entries()) {
            services.put(
                    entry.key(),
                    entry.value() instanceof Mapping service
                            ? writtenService(service)
                            : entry.value());
        }
        return definition.with("services", services.build());
    }

    /** The canonical {@code id: path} of {@code build.ssh} is the only form that nobody reads. */
    private static Mapping writtenService(Mapping service) {
        var build = service.mapping("build");
        if (!build.has("ssh")) {
            return service;
        }
        var keys = build.texts("ssh").stream().map(key -> key.replaceFirst(": ", "=")).toList();
        return service.with("build", build.with("ssh", texts(keys)));
    }

    private static Mapping services(List<Service> services) {
        var mapping = Mapping.builder(Location.NONE);
        services.forEach(service ->
                mapping.put(service.name().value(), writtenService(service.definition())));
        return mapping.build();
    }

    private static Scalar text(String value) {
        return new Scalar.Text(value, Location.NONE);
    }

    private static Sequence texts(List<String> values) {
        return Sequence.ofTexts(values, Location.NONE);
    }
}
