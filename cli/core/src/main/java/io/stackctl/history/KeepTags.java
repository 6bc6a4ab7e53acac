package io.stackctl.history;

import io.stackctl.engine.Images;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Names that keep the images of a revision when a newer build takes theirs: {@code
 * shop-web:stackctl-r3}. {@code system prune -a} takes them nevertheless, so who needs an image
 * asks beforehand whether it is there.
 */
final class KeepTags {

    /** Distribution's grammar of references, {@code path-component}. */
    private static final Pattern REPOSITORY =
            Pattern.compile("[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*");

    /** Characters of a repository; Distribution allows 255 with the registry's host. */
    private static final int LONGEST = 200;

    /** Characters of a hash, with what stands before it. */
    private static final int HASH = 9;

    private static final String TAG = ":stackctl-";

    private final Images images;
    private final StackName stack;

    KeepTags(Images images, StackName stack) {
        this.images = images;
        this.stack = stack;
    }

    void put(Revision revision) {
        revision.images()
                .forEach((service, image) ->
                        images.tag(image.value(), name(stack, service, revision.number())));
    }

    void remove(Revision revision) {
        revision.images()
                .keySet()
                .forEach(service -> images.remove(name(stack, service, revision.number()), false));
    }

    /** Services of a revision whose image is gone. */
    List<ServiceName> missing(Revision revision) {
        var there = new TreeMap<String, Boolean>();
        var missing = new ArrayList<ServiceName>();
        revision.images()
                .forEach((service, image) -> {
                    if (!there.computeIfAbsent(image.value(), this::isThere)) {
                        missing.add(service);
                    }
                });
        return missing;
    }

    private boolean isThere(String image) {
        return images.inspect(new ImageId(image)).isPresent();
    }

    /**
     * The name of a service's image. Repositories have a stricter form than names of services, and
     * are shorter; what has to be changed gets a hash, so that no two services share one.
     */
    static String name(StackName stack, ServiceName service, RevisionNumber number) {
        var wanted = stack + "-" + service;
        if (wanted.length() <= LONGEST && REPOSITORY.matcher(wanted).matches()) {
            return wanted + TAG + number;
        }
        var words = wanted.toLowerCase(Locale.ROOT).split("[^a-z0-9]+");
        var plain = String.join("-", words);
        return plain.substring(0, Math.min(plain.length(), LONGEST - HASH))
                + "-"
                + Integer.toHexString(wanted.hashCode())
                + TAG
                + number;
    }
}
