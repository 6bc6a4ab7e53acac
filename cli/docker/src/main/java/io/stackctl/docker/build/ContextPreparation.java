package io.stackctl.docker.build;

import io.stackctl.engine.BuildSources;
import io.stackctl.engine.Builds.BuildSpec;
import io.stackctl.event.BuildLine;
import io.stackctl.model.build.BuildContext;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Makes the folders ready that a build takes files from. */
record ContextPreparation(BuildSources sources) {

    void prepare(BuildSpec spec, Consumer<BuildLine> log) {
        prepare(BuildContext.of(spec.definition().context()), log);
        spec.contexts().values().forEach(context -> prepare(context, log));
    }

    private void prepare(BuildContext context, Consumer<BuildLine> log) {
        if (context instanceof BuildContext.Folder(var path)) {
            sources.prepare(Path.of(path), log);
        }
    }
}
