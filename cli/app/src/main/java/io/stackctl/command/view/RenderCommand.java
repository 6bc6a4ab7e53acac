package io.stackctl.command.view;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Verb;
import io.stackctl.workflow.render.Render;
import io.stackctl.workflow.render.RenderLayout;
import io.stackctl.workflow.render.StackRenderer;
import java.util.List;

/** {@code render}: the stack as files for another system. */
public final class RenderCommand extends Verb {

    private final StackRenderer kubernetes;
    private final Choice output =
            choice("DIR", "Write a file for each object, not to standard output", "-o", "--output");
    private final Toggle kustomize = toggle("Write a Kustomize base", "--kustomize");
    private final Toggle helm = toggle("Write a Helm chart", "--helm");
    private final Toggle skip =
            toggle("Leave out what cannot be done there, with a warning each", "--skip-refused");

    public RenderCommand(StackRenderer kubernetes) {
        super(
                "render",
                "kubernetes",
                "Write the stack down as objects of Kubernetes",
                "stackctl render kubernetes -o deploy --kustomize");
        this.kubernetes = kubernetes;
        arguments(1, 1);
    }

    @Override
    public Candidates candidates() {
        return Candidates.NONE;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        if (!arguments.getFirst().equals("kubernetes")) {
            throw BadUsage.of(
                    "there is nothing to render for '" + arguments.getFirst() + "'",
                    "write: stackctl render kubernetes");
        }
        var layout = layout();
        try (var events = session.progress()) {
            var stack = session.stack().load(List.of(), events);
            var render = new Render(kubernetes, events);
            var rendering = render.run(stack, layout, skip.isOn());
            if (output.given()) {
                var folder = session.console().workingDirectory().resolve(output.orElse(""));
                render.write(rendering, folder);
            } else {
                rendering.files().forEach(file -> session.out().raw(file.text()));
            }
        }
        return 0;
    }

    private RenderLayout layout() {
        if (kustomize.isOn() && helm.isOn()) {
            throw BadUsage.of(
                    "--kustomize and --helm are two layouts",
                    "write each into a folder of its own");
        }
        if (!kustomize.isOn() && !helm.isOn()) {
            return output.given() ? RenderLayout.FILES : RenderLayout.STREAM;
        }
        if (!output.given()) {
            throw BadUsage.of("these are several files", "say where they go: -o DIR");
        }
        return kustomize.isOn() ? RenderLayout.KUSTOMIZE : RenderLayout.HELM;
    }
}
