package io.stackctl.engine;

import io.stackctl.event.BuildLine;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The buildx of the fake engine: what it bakes is there at once, and is kept to be looked at. */
public final class FakeBuildx implements Buildx {

    private final FakeEngine engine;
    private final List<Bake> bakes = new ArrayList<>();
    private boolean installed;

    FakeBuildx(FakeEngine engine) {
        this.engine = engine;
    }

    /** From now on there is one. */
    public FakeBuildx install() {
        installed = true;
        return this;
    }

    /** What it was given. */
    public List<Bake> bakes() {
        return bakes;
    }

    @Override
    public boolean isInstalled() {
        return installed;
    }

    @Override
    public void require() {
        if (!installed) {
            throw new StackException(new Failure.InvalidRequest("buildx is not installed"));
        }
    }

    @Override
    public String file(Bake bake) {
        return names(bake);
    }

    @Override
    public void bake(Bake bake, BiConsumer<Image, BuildLine> log, Consumer<String> findings) {
        bakes.add(bake);
        engine.called("bake " + names(bake));
        if (bake.wishes().check()) {
            findings.accept("Check complete, no warnings found.");
            return;
        }
        for (var image : bake.images()) {
            engine.addImage(image.spec().tags().getFirst());
        }
    }

    private static String names(Bake bake) {
        return bake.images().stream().map(Image::name).collect(Collectors.joining(" "));
    }
}
