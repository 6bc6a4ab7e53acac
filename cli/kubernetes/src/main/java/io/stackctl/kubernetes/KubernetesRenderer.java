package io.stackctl.kubernetes;

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
        var written = new ObjectFiles(result.objects(), stack.sources().projectDirectory());
        var findings = result.scope().findings();
        return new Rendering(
                layout == RenderLayout.STREAM ? written.stream() : written.each(),
                findings.refused(),
                findings.warnings());
    }
}
