package io.stackctl.kubernetes;

import io.stackctl.kubernetes.layout.HelmChart;
import io.stackctl.kubernetes.layout.KustomizeBase;
import io.stackctl.kubernetes.layout.ObjectFiles;
import io.stackctl.model.Stack;
import io.stackctl.workflow.render.RenderLayout;
import io.stackctl.workflow.render.Rendering;
import io.stackctl.workflow.render.StackFiles;
import io.stackctl.workflow.render.StackRenderer;

/** Writes a stack down for Kubernetes. */
public final class KubernetesRenderer implements StackRenderer {

    @Override
    public Rendering render(Stack stack, RenderLayout layout, StackFiles files) {
        var result = KubernetesObjects.of(stack, files);
        var folder = stack.sources().projectDirectory();
        var written = new ObjectFiles(result.objects(), folder);
        var findings = result.scope().findings();
        var laidOut =
                switch (layout) {
                    case STREAM -> written.stream();
                    case FILES -> written.each();
                    case KUSTOMIZE -> KustomizeBase.of(written.each());
                    case HELM ->
                            new HelmChart(stack.name().toString(), result.objects(), folder)
                                    .files();
                };
        return new Rendering(laidOut, findings.refused(), findings.warnings());
    }
}
