package io.stackctl.command.view;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.files.OutputFile;
import io.stackctl.files.Reason;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.image.ImagePin;
import io.stackctl.workflow.source.Config;
import io.stackctl.workflow.source.ConfigRequest;
import io.stackctl.workflow.source.ConfigRequest.Images;
import io.stackctl.workflow.source.ConfigRequest.Omission;
import io.stackctl.workflow.source.ConfigRequest.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code config}. */
public final class ConfigCommand extends EngineVerb {

    private final Map<View, Toggle> views = new LinkedHashMap<>();
    private final Map<Omission, Toggle> omissions = new LinkedHashMap<>();
    private final Choice hash =
            choice("SERVICE[,SERVICE]", "Print hashes of services; * for all", "--hash");
    private final Choice format = choice("FORMAT", "yaml or json", "--format");
    private final Choice output =
            choice("FILE", "Write to a file, not to standard output", "-o", "--output");
    private final Toggle quiet = toggle("Only check", "-q", "--quiet");
    private final Toggle pinned = toggle("Put digests in place of tags", "--resolve-image-digests");
    private final Toggle pinnedAlone =
            toggle("Print an override with digests", "--lock-image-digests");

    public ConfigCommand(Toolbox toolbox) {
        super(
                toolbox,
                "config",
                "[SERVICE...]",
                "Check the definition and print what it means",
                "stackctl config --services");
        views.put(View.SERVICES, toggle("Print the services", "--services"));
        views.put(View.VOLUMES, toggle("Print the volumes", "--volumes"));
        views.put(View.NETWORKS, toggle("Print the networks", "--networks"));
        views.put(View.MODELS, toggle("Print the models", "--models"));
        views.put(View.IMAGES, toggle("Print the images", "--images"));
        views.put(View.PROFILES, toggle("Print the profiles", "--profiles"));
        views.put(View.VARIABLES, toggle("Print the variables with their defaults", "--variables"));
        views.put(View.ENVIRONMENT, toggle("Print the variables' values", "--environment"));
        omissions.put(
                Omission.INTERPOLATION, toggle("Leave variables as written", "--no-interpolate"));
        omissions.put(
                Omission.NORMALISATION, toggle("Do not fill in what is implied", "--no-normalize"));
        omissions.put(
                Omission.PATH_RESOLUTION, toggle("Leave paths as written", "--no-path-resolution"));
        omissions.put(Omission.CONSISTENCY, toggle("Do not check references", "--no-consistency"));
        omissions.put(
                Omission.ENV_RESOLUTION, toggle("Do not read env files", "--no-env-resolution"));
    }

    @Override
    protected boolean handlesInterruption() {
        return false;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress()) {
            String text = config(session, arguments, events);
            if (quiet.isOn()) {
                return 0;
            }
            if (output.given()) {
                write(session.console().workingDirectory().resolve(output.orElse("")), text);
            } else {
                session.out().raw(text);
            }
        }
        return 0;
    }

    private String config(Session session, List<String> services, Renderer events) {
        return new Config(
                        session.stack().choice(),
                        events,
                        image -> new ImagePin(around(session, events)).apply(image))
                .run(
                        new ConfigRequest(
                                view(),
                                format.orElse(""),
                                services,
                                hashed(),
                                omitted(session),
                                images()));
    }

    private View view() {
        if (hash.given()) {
            return View.HASH;
        }
        return views.entrySet().stream()
                .filter(view -> view.getValue().isOn())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(View.MODEL);
    }

    private List<String> hashed() {
        String names = hash.orElse("*");
        return names.equals("*") ? List.of() : List.of(names.split(",", -1));
    }

    private Set<Omission> omitted(Session session) {
        Set<Omission> omitted = EnumSet.noneOf(Omission.class);
        omissions.forEach((omission, flag) -> {
            if (flag.isOn()) {
                omitted.add(omission);
            }
        });
        if (session.globals().compatibility()) {
            omitted.add(Omission.NORMALISATION);
        }
        return omitted;
    }

    private Images images() {
        if (pinnedAlone.isOn()) {
            return Images.PINNED_ALONE;
        }
        return pinned.isOn() ? Images.PINNED : Images.AS_WRITTEN;
    }

    private static void write(Path file, String text) {
        try {
            OutputFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException unwritable) {
            throw BadUsage.of("cannot write " + Reason.of(unwritable));
        }
    }
}
