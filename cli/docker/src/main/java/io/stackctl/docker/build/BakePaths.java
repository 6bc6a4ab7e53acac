package io.stackctl.docker.build;

import io.stackctl.engine.Buildx.Bake;
import io.stackctl.model.BuildDefinition;
import io.stackctl.model.build.BuildContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeSet;

/** The files of this machine that a bake reads. */
final class BakePaths {

    private BakePaths() {}

    /**
     * The Dockerfile as bake wants it: absolute where the context is a folder, as written where it
     * is fetched; empty when it is inline.
     */
    static String dockerfile(BuildDefinition definition) {
        var file = definition.dockerfile();
        if (file.isEmpty()
                || !(BuildContext.of(definition.context())
                        instanceof BuildContext.Folder(var folder))) {
            return file;
        }
        var whole = Path.of(folder).resolve(file).normalize();
        var parent = whole.getParent();
        if (parent == null) {
            return whole.toString();
        }
        try {
            // Of a link in the way to it, buildx would look at what lies beside the link.
            return parent.toRealPath().resolve(whole.getFileName()).toString();
        } catch (IOException e) {
            return whole.toString();
        }
    }

    /**
     * What the definition itself names, so that buildx need not ask for each of them whether it may
     * be read.
     */
    static Collection<String> read(Bake bake) {
        Collection<String> paths = new TreeSet<>();
        for (var image : bake.images()) {
            var definition = image.spec().definition();
            add(BuildContext.of(definition.context()), paths);
            image.spec().contexts().values().forEach(context -> add(context, paths));
            var dockerfile = dockerfile(definition);
            if (dockerfile.startsWith("/")) {
                paths.add(dockerfile);
            }
            image.spec().secrets().forEach(secret -> secret.file().ifPresent(paths::add));
            for (var agent : definition.ssh()) {
                var colon = agent.indexOf(": ");
                if (colon >= 0) {
                    paths.add(agent.substring(colon + 2));
                }
            }
        }
        return paths;
    }

    private static void add(BuildContext context, Collection<String> paths) {
        if (context instanceof BuildContext.Folder(var path)) {
            paths.add(path);
        }
    }
}
