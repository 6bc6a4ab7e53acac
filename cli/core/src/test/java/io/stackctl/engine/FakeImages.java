package io.stackctl.engine;

import io.stackctl.failure.Failure.EngineFailure.Kind;
import io.stackctl.model.build.ImageNames;
import io.stackctl.model.name.ImageId;
import io.stackctl.state.ObservedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images of the fake engine. */
final class FakeImages implements Images {

    private final FakeEngine engine;

    FakeImages(FakeEngine engine) {
        this.engine = engine;
    }

    @Override
    public Optional<ObservedImage> inspect(String reference) {
        synchronized (engine) {
            return Optional.ofNullable(engine.images.get(reference))
                    .or(() ->
                            engine.images.entrySet().stream()
                                    .filter(image ->
                                            ImageNames.same(image.getKey(), reference)
                                                    || image.getValue()
                                                            .id()
                                                            .value()
                                                            .equals(reference))
                                    .map(Map.Entry::getValue)
                                    .findFirst());
        }
    }

    @Override
    public List<ObservedImage> all(Map<String, String> labels) {
        synchronized (engine) {
            return engine.images.values().stream()
                    .filter(image -> image.labels().all().entrySet().containsAll(labels.entrySet()))
                    .toList();
        }
    }

    @Override
    public void pull(String reference, String platform, TransferListener listener) {
        engine.traffic.pass();
        synchronized (engine) {
            engine.called("pull " + reference);
            ObservedImage image = engine.registry.get(reference);
            if (image == null) {
                throw Refusals.of(
                        Kind.NO_SUCH_IMAGE,
                        404,
                        "pull access denied for "
                                + reference
                                + ", repository does not exist or may require 'docker login'");
            }
            listener.moved("", "Pulling from " + reference, 0, 0);
            engine.images.put(reference, image);
        }
    }

    @Override
    public void push(String reference, TransferListener listener) {
        synchronized (engine) {
            engine.called("push " + reference);
            ObservedImage image =
                    inspect(reference)
                            .orElseThrow(() ->
                                    Refusals.of(
                                            Kind.NO_SUCH_IMAGE,
                                            0,
                                            "An image does not exist locally with the tag: "
                                                    + reference));
            engine.registry.put(reference, image);
        }
    }

    @Override
    public String remoteDigest(String reference) {
        synchronized (engine) {
            ObservedImage image = engine.registry.get(reference);
            if (image == null) {
                throw Refusals.of(Kind.NO_SUCH_IMAGE, 404, "manifest unknown: " + reference);
            }
            return image.id().value();
        }
    }

    @Override
    public void tag(String image, String reference) {
        synchronized (engine) {
            engine.called("tag " + image + " " + reference);
            engine.images.put(reference, inspect(image).orElseThrow(() -> Refusals.noImage(image)));
        }
    }

    @Override
    public ImageId importRootFilesystem(InputStream tar, String reference) {
        engine.called("import " + reference);
        try {
            tar.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return engine.addImage(reference).id();
    }

    @Override
    public Removal remove(String reference, boolean force) {
        synchronized (engine) {
            engine.called("remove image " + reference);
            Optional<ObservedImage> image = inspect(reference);
            if (image.isEmpty()) {
                return Removal.NOT_FOUND;
            }
            ImageId id = image.get().id();
            long names =
                    engine.images.values().stream().filter(other -> other.id().equals(id)).count();
            boolean used =
                    engine.containers.values().stream()
                            .anyMatch(container -> container.imageId.equals(id));
            if (used && names == 1 && !force) {
                return Removal.IN_USE;
            }
            engine.images.remove(reference);
            return Removal.REMOVED;
        }
    }
}
