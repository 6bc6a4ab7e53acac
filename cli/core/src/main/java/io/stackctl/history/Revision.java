package io.stackctl.history;

import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One deployment of a stack.
 *
 * @param services those that were deployed, in the order of their names
 * @param images what each of them ran, by the ids that the engine gives images
 * @param base what ran before it; empty for the first one
 * @param strategy in words, such as {@code canary 5,25,50}
 * @param schema how far it knows its database's; empty for a stack without migrations
 * @param outcome empty while it goes on, and for one that was interrupted
 */
public record Revision(
        RevisionNumber number,
        Occasion occasion,
        List<ServiceName> services,
        Map<ServiceName, ImageId> images,
        Optional<RevisionNumber> base,
        String strategy,
        Optional<SchemaMark> schema,
        Optional<Outcome> outcome) {

    public Revision {
        services = services.stream().sorted().toList();
        images = Collections.unmodifiableMap(new TreeMap<>(images));
    }

    /** One that begins now. */
    public Revision(
            RevisionNumber number,
            Occasion occasion,
            List<ServiceName> services,
            Map<ServiceName, ImageId> images,
            Optional<RevisionNumber> base,
            String strategy) {
        this(
                number,
                occasion,
                services,
                images,
                base,
                strategy,
                Optional.empty(),
                Optional.empty());
    }

    /** The same with its end. */
    public Revision ended(Optional<Outcome> end) {
        return new Revision(number, occasion, services, images, base, strategy, schema, end);
    }

    /** The same with how far it knows its database's schema. */
    public Revision knowing(Optional<SchemaMark> mark) {
        return new Revision(number, occasion, services, images, base, strategy, mark, outcome);
    }

    /** Whether it goes on, waits, or stands half done: it has neither come nor gone back. */
    public boolean isOpen() {
        return outcome.map(Outcome::result)
                .filter(result ->
                        result == Outcome.Result.SUCCEEDED || result == Outcome.Result.ROLLED_BACK)
                .isEmpty();
    }

    /** Whether it came to serve all. */
    public boolean isGood() {
        return outcome.filter(end -> end.result() == Outcome.Result.SUCCEEDED).isPresent();
    }
}
