package io.stackctl.terminal.view;

import io.stackctl.model.build.ImageNames;
import io.stackctl.model.name.ImageId;
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
import java.util.Optional;
import java.util.Set;

/** What {@code images} prints. */
public final class ImagesView {

    private static final String NOTHING = "<none>";

    private final Map<ObservedContainer, Optional<ObservedImage>> images;
    private final Map<ObservedContainer, String> contexts;
    private final Clock clock;

    /**
     * Takes what is to be printed.
     *
     * @param images the image of each container, in the order of the containers' names; empty where
     *     it is gone: then only what the container knows is printed
     */
    public ImagesView(Map<ObservedContainer, Optional<ObservedImage>> images) {
        this(images, Clock.systemUTC());
    }

    ImagesView(Map<ObservedContainer, Optional<ObservedImage>> images, Clock clock) {
        this(images, Map.of(), clock);
    }

    private ImagesView(
            Map<ObservedContainer, Optional<ObservedImage>> images,
            Map<ObservedContainer, String> contexts,
            Clock clock) {
        this.images = images;
        this.contexts = contexts;
        this.clock = clock;
    }

    /** The same of several engines, by the names of their contexts. */
    public static ImagesView together(
            Map<String, Map<ObservedContainer, Optional<ObservedImage>>> engines) {
        Map<ObservedContainer, Optional<ObservedImage>> images = new LinkedHashMap<>();
        Map<ObservedContainer, String> contexts = new LinkedHashMap<>();
        engines.forEach((context, some) -> {
            images.putAll(some);
            some.keySet().forEach(container -> contexts.put(container, context));
        });
        return new ImagesView(images, contexts, Clock.systemUTC());
    }

    public String table() {
        TextTable table = TextTable.wide();
        table.row(
                behind(
                        contexts.isEmpty() ? Optional.empty() : Optional.of("CONTEXT"),
                        "CONTAINER",
                        "REPOSITORY",
                        "TAG",
                        "PLATFORM",
                        "IMAGE ID",
                        "SIZE",
                        "CREATED"));
        images.forEach((container, image) -> {
            Name name = Name.of(container);
            table.row(
                    behind(
                            Optional.ofNullable(contexts.get(container)),
                            container.name(),
                            name.repository().isEmpty() ? NOTHING : name.repository(),
                            name.tag().isEmpty() ? NOTHING : name.tag(),
                            platform(image),
                            id(container, image).abbreviated(),
                            HumanSize.roundedDecimal(size(image)),
                            image.flatMap(ObservedImage::created).map(this::age).orElse("N/A")));
        });
        return table.toString();
    }

    private static List<String> behind(Optional<String> context, String... cells) {
        var row = new ArrayList<String>();
        context.ifPresent(row::add);
        row.addAll(List.of(cells));
        return row;
    }

    /** One array of objects. */
    public String json() {
        List<Map<String, Object>> objects = new ArrayList<>();
        images.forEach((container, image) -> {
            Name name = Name.of(container);
            Map<String, Object> object = new LinkedHashMap<>();
            var context = contexts.get(container);
            if (context != null) {
                object.put("Context", context);
            }
            object.put("ID", id(container, image).value());
            object.put("ContainerName", container.name());
            object.put("Repository", name.repository());
            object.put("Tag", name.tag());
            object.put("Platform", platform(image));
            object.put("Size", size(image));
            image.flatMap(ObservedImage::created)
                    .ifPresent(created -> object.put("Created", GoTime.of(created)));
            image.map(ObservedImage::lastTagged)
                    .filter(tagged -> !tagged.equals(Instant.EPOCH))
                    .ifPresent(tagged -> object.put("LastTagTime", GoTime.of(tagged)));
            objects.add(object);
        });
        return GoJson.of(objects) + "\n";
    }

    /** Each id once, one a line. */
    public String ids() {
        Set<String> ids = new LinkedHashSet<>();
        images.forEach((container, image) -> ids.add(id(container, image).digits()));
        var text = new StringBuilder();
        ids.forEach(id -> text.append(id).append('\n'));
        return text.toString();
    }

    private static ImageId id(ObservedContainer container, Optional<ObservedImage> image) {
        return image.map(ObservedImage::id).orElse(container.imageId());
    }

    private static String platform(Optional<ObservedImage> image) {
        return image.map(ObservedImage::platform).filter(one -> !one.isEmpty()).orElse("unknown");
    }

    private static long size(Optional<ObservedImage> image) {
        return image.map(ObservedImage::size).orElse(0L);
    }

    private String age(Instant time) {
        return HumanDuration.of(Duration.between(time, clock.instant())) + " ago";
    }

    /** The two halves of a reference such as {@code localhost:5000/shop:2}; empty of an id. */
    private record Name(String repository, String tag) {

        /** What the engine calls the image of a container: by its id once it has another name. */
        static Name of(ObservedContainer container) {
            if (container.image().startsWith("sha256:")) {
                return new Name("", "");
            }
            String reference = ImageNames.normal(container.image());
            int digest = reference.indexOf('@');
            String name = digest < 0 ? reference : reference.substring(0, digest);
            int colon = name.lastIndexOf(':');
            if (colon <= name.lastIndexOf('/')) {
                return new Name(name, "");
            }
            // Of a name with both, the digest is what counts.
            return new Name(name.substring(0, colon), digest < 0 ? name.substring(colon + 1) : "");
        }
    }
}
