package io.stackctl.docker.build;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Images that stand for folders while something is built from them: a builder that has only the
 * engine to ask can read images, but no further folder of this machine.
 */
final class FolderImages implements AutoCloseable {

    // Nobody can own a domain below .invalid (RFC 2606), so that no registry answers for the name.
    private static final String REPOSITORY = "stackctl.invalid/context";

    private final EngineApi api;
    private final String platform;
    private final List<String> made = new ArrayList<>();

    /**
     * Makes none yet.
     *
     * @param platform what is built for; a builder takes no image of another one
     */
    FolderImages(EngineApi api, String platform) {
        this.api = api;
        this.platform = platform;
    }

    /**
     * Makes an image of a folder, leaving out what its {@code .dockerignore} says, and returns its
     * name.
     */
    String add(Path folder) {
        // Builds run at once, and each removes its own.
        var tag = UUID.randomUUID().toString();
        var call =
                ApiCall.post("/images/create")
                        .query("fromSrc", "-")
                        .query("repo", REPOSITORY)
                        .query("tag", tag)
                        .queryIfAny("platform", platform)
                        .endlessPatience()
                        .body(ContextFiles.tar(PackedContext.filesOf(folder)), "application/x-tar");
        api.run(call);
        made.add(REPOSITORY + ":" + tag);
        return made.getLast();
    }

    @Override
    public void close() {
        for (var image : made) {
            api.attempt(ApiCall.delete("/images/" + ApiCall.segment(image)));
        }
    }
}
