package io.stackctl.terminal.view;

import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedImage;
import io.stackctl.terminal.text.GoJson;
import io.stackctl.terminal.text.GoTime;
import io.stackctl.terminal.text.HumanDuration;
import io.stackctl.terminal.text.HumanSize;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code images} prints. */
public final class ImagesView {

    private final Map<ObservedContainer, ObservedImage> images;
    private final Clock clock;

    /**
     * Takes what is to be printed.
     *
     * @param images the image of each container, in the order of the containers' names
     */
    public ImagesView(Map<ObservedContainer, ObservedImage> images) {
        this(images, Clock.systemUTC());
    }

    ImagesView(Map<ObservedContainer, ObservedImage> images, Clock clock) {
        this.images = images;
        this.clock = clock;
    }

    public String table() {
        TextTable table =
                TextTable.wide()
                        .row(
                                "CONTAINER",
                                "REPOSITORY",
                                "TAG",
                                "PLATFORM",
                                "IMAGE ID",
                                "SIZE",
                                "CREATED");
        images.forEach((container, image) -> {
            Name name = Name.of(container, image);
            table.row(
                    container.name(),
                    name.repository().isEmpty() ? "<none>" : name.repository(),
                    name.tag().isEmpty() ? "<none>" : name.tag(),
                    image.platform(),
                    image.id().abbreviated(),
                    HumanSize.roundedDecimal(image.size()),
                    age(image.lastTagged()));
        });
        return table.toString();
    }

    /** One array of objects. */
    public String json() {
        List<Map<String, Object>> objects = new ArrayList<>();
        images.forEach((container, image) -> {
            Name name = Name.of(container, image);
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("ID", image.id().value());
            object.put("ContainerName", container.name());
            object.put("Repository", name.repository());
            object.put("Tag", name.tag());
            object.put("Platform", image.platform());
            object.put("Size", image.size());
            object.put("LastTagTime", GoTime.of(image.lastTagged()));
            objects.add(object);
        });
        return GoJson.of(objects) + "\n";
    }

    /** Each id once, one a line. */
    public String ids() {
        Set<String> ids = new LinkedHashSet<>();
        for (ObservedImage image : images.values()) {
            ids.add(image.id().digits());
        }
        var text = new StringBuilder();
        ids.forEach(id -> text.append(id).append('\n'));
        return text.toString();
    }

    private String age(Instant time) {
        return time.equals(Instant.EPOCH)
                ? "N/A"
                : HumanDuration.of(Duration.between(time, clock.instant())) + " ago";
    }

    /** The two halves of a reference such as {@code localhost:5000/shop:2}. */
    private record Name(String repository, String tag) {

        /**
         * The name the container was created from, if the image still has it, else the image's
         * first.
         */
        static Name of(ObservedContainer container, ObservedImage image) {
            String reference =
                    image.tags().contains(container.image()) || image.tags().isEmpty()
                            ? container.image()
                            : image.tags().getFirst();
            if (image.tags().isEmpty()) {
                return new Name("", "");
            }
            int colon = reference.lastIndexOf(':');
            return colon > reference.lastIndexOf('/')
                    ? new Name(reference.substring(0, colon), reference.substring(colon + 1))
                    : new Name(reference, "latest");
        }
    }
}
