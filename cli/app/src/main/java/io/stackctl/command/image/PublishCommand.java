package io.stackctl.command.image;

import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.publish.Publish;
import io.stackctl.workflow.publish.PublishRequest;
import java.util.HashSet;
import java.util.List;

/** {@code publish}. */
public final class PublishCommand extends EngineVerb {

    private final Toggle application = toggle("Copy the images to the same place", "--app");
    private final Choice version =
            choice(
                    "VERSION",
                    "OCI specification: 1.1 or 1.0 (default: what is taken)",
                    "--oci-version");
    private final Toggle digests =
            toggle("Put digests in place of tags", "--resolve-image-digests");
    private final Toggle environment = toggle("Publish env files too", "--with-env");
    private final Toggle yes = toggle("Answer yes to all questions", "-y", "--yes");
    private final Toggle oldYes =
            addHidden(new Toggle(new String[] {"--y"}, "Old name of --yes", false));
    private final Toggle insecure =
            addHidden(
                    new Toggle(
                            new String[] {"--insecure-registry"},
                            "Speak to the registry without TLS",
                            false));
    private final Toolbox toolbox;

    public PublishCommand(Toolbox toolbox) {
        super(
                toolbox,
                "publish",
                "REPOSITORY[:TAG]",
                "Put the definition into a registry",
                "stackctl publish registry.example.com/shop:1");
        this.toolbox = toolbox;
        arguments(1, 1);
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var request =
                PublishRequest.of(
                        arguments.getFirst(),
                        version.orElse(""),
                        application.isOn(),
                        digests.isOn(),
                        environment.isOn());
        var plain = new HashSet<>(session.globals().insecureRegistries());
        if (insecure.isOn()) {
            plain.add(request.registry());
        }
        try (var events = session.progress()) {
            var stack = session.stack().loadAllProfiles(events);
            var around = around(session, events, session.confirmation(yes.isOn() || oldYes.isOn()));
            new Publish(around, toolbox.registry(plain))
                    .run(stack, session.stack().environment(events), request);
        }
        return 0;
    }
}
