package io.stackctl.engine;

import io.stackctl.event.BuildLine;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ImageId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds of the fake engine: the image is there at once. */
final class FakeBuilds implements Builds {

    private final FakeEngine engine;

    FakeBuilds(FakeEngine engine) {
        this.engine = engine;
    }

    @Override
    public List<String> check(BuildSpec spec) {
        if (spec.definition().privileged()) {
            throw new StackException(new Failure.InvalidRequest("no privileged builds here"));
        }
        return spec.definition().shmSize().isPresent() ? List.of("shm_size is ignored") : List.of();
    }

    @Override
    public Optional<String> beyond(BuildSpec spec) {
        return Optional.of(spec.definition().provenance())
                .filter(wish -> !wish.isEmpty())
                .map(_ -> "provenance");
    }

    @Override
    public ImageId build(BuildSpec spec, Consumer<BuildLine> log) {
        String name = spec.tags().getFirst();
        engine.called("build " + name + (spec.pull() ? " from fetched images" : ""));
        engine.traffic.pass();
        log.accept(new BuildLine("sha256:1", "[1/1] FROM " + name, BuildLine.Kind.BEGUN, "", ""));
        return engine.addImage(name).id();
    }

    @Override
    public long cacheSize() {
        return 0;
    }

    @Override
    public long pruneCache() {
        engine.called("prune build cache");
        return 0;
    }
}
