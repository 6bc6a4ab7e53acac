package io.stackctl.step.image;

import io.stackctl.engine.Engine;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.event.Resource;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes images: builds them, or fetches those that others stand on. */
final class ImageMaking {

    private final Engine engine;
    private final EventSink events;

    ImageMaking(Engine engine, EventSink events) {
        this.engine = engine;
        this.events = events;
    }

    void build(NewImage image) {
        image.fetched().forEach(fetched -> pull(fetched, image.platform()));
        engine.builds()
                .build(
                        BuildSpecs.of(image, idsOf(image.bases())),
                        line -> events.accept(new Event.BuildLog(image.target(), line)));
    }

    private Map<String, String> idsOf(List<String> bases) {
        Map<String, String> ids = new TreeMap<>();
        for (var base : bases) {
            var found =
                    engine.images()
                            .inspect(base)
                            // The builder would ask a registry, which may have another of that
                            // name.
                            .orElseThrow(() ->
                                    new StackException(
                                            new OperationFailed(
                                                    "image " + base + " is gone", "try again")));
            ids.put(base, found.id());
        }
        return ids;
    }

    private void pull(String image, String platform) {
        var resource = Resource.image(image);
        engine.images()
                .pull(
                        image,
                        platform,
                        (part, status, current, total) ->
                                events.accept(
                                        new Event.TransferProgress(
                                                resource, part, status, current, total)));
    }
}
