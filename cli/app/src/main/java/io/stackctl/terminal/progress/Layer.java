package io.stackctl.terminal.progress;

import io.stackctl.event.Event.TransferProgress;
import java.util.Locale;

/**
 * How far a layer of an image is on its way.
 *
 * @param current bytes done; 0 when unknown
 * @param total bytes in all; 0 when unknown
 * @param percent of the phase that it is in
 * @param moving whether it is on its way still
 */
record Layer(long current, long total, int percent, boolean moving) {

    private static final int ALL = 100;

    /** As the engine says it. */
    static Layer of(TransferProgress event) {
        if (hasArrived(event.status())) {
            return new Layer(0, 0, ALL, false);
        }
        boolean known = event.total() > 0;
        return new Layer(
                event.current(),
                event.total(),
                known ? Math.clamp(event.current() * ALL / event.total(), 0, ALL) : 0,
                true);
    }

    private static boolean hasArrived(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "download complete",
                    "already exists",
                    "pull complete",
                    "pushed",
                    "layer already exists" ->
                    true;
            default -> false;
        };
    }

    /** The same, never less far than it was: unpacking counts from the beginning. */
    Layer after(Layer before) {
        long all = Math.max(total, before.total);
        return new Layer(
                moving ? Math.max(current, before.current) : all,
                all,
                Math.max(percent, before.percent),
                moving);
    }
}
