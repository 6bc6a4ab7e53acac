package io.stackctl.step.container;

import io.stackctl.engine.ContainerFile;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;
import java.util.List;

/** Copies inline and environment configs and secrets into a container. */
public record CopyFiles(ContainerRef container, List<InlineFile> files, String cause)
        implements ContainerStep {

    public CopyFiles {
        files = List.copyOf(files);
    }

    @Override
    public String verb() {
        return "copy into";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.SILENT;
    }

    private static ContainerFile file(InlineFile file) {
        return new ContainerFile(
                file.target(), file.content(), file.mode(), file.uid(), file.gid());
    }

    @Override
    public Outcome run(StepContext context) {
        context.engine()
                .containers()
                .place(context.idOf(this), files.stream().map(CopyFiles::file).toList());
        return Outcome.DONE;
    }
}
