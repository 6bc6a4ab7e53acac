package io.stackctl.terminal.progress;

import io.stackctl.event.Event.ResourceChanged;
import io.stackctl.event.Event.Stopping;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;

/**
 * What a change of a resource looks like in Compose's own terms, which scripts parse.
 *
 * @param id such as {@code Container shop-db-1}; for what Compose knows by its name alone, that
 * @param text such as {@code Created}; where somebody said it better, their words
 * @param details what there is to say beyond that; mostly empty
 */
record ProgressLine(String id, String text, String details) {

    /** That the whole stack is stopped. */
    static ProgressLine of(Stopping stopping) {
        return new ProgressLine("Compose", Status.STOPPING.word(), stopping.reason().words());
    }

    static ProgressLine of(ResourceChanged event) {
        var id = id(event.resource(), event.status());
        var detail = event.detail();
        return isSaidByDetail(event)
                ? new ProgressLine(id, said(event.status(), detail), "")
                : new ProgressLine(id, event.status().word(), detail);
    }

    private static String id(Resource resource, Status status) {
        return switch (resource.kind()) {
            case OBJECT, PROVIDER, SERVICE, TAG -> resource.name();
            case CONTAINER -> isOfFiles(status) ? resource.name() : resource.toString();
            case NETWORK, VOLUME, IMAGE, CONFIG, SECRET, NODE, MIGRATION -> resource.toString();
        };
    }

    /** Containers that are read from or written to are called by their name alone. */
    private static boolean isOfFiles(Status status) {
        return switch (status) {
            case COPYING, COPIED, EXPORTING, EXPORTED, COMMITTING, COMMITTED -> true;
            default -> false;
        };
    }

    private static boolean isSaidByDetail(ResourceChanged event) {
        if (event.detail().isEmpty()) {
            return false;
        }
        return switch (event.status()) {
            case COMMITTED, PASSED_OVER, REFUSED, UNAVAILABLE -> true;
            // What a provider's program says it is doing.
            case CREATING -> event.resource().kind() == Resource.Kind.PROVIDER;
            default -> false;
        };
    }

    private static String said(Status status, String detail) {
        return status == Status.PASSED_OVER ? status.word() + ": " + detail : detail;
    }

    /** For people and for files: one line, with a blank at its end where there are no details. */
    @Override
    public String toString() {
        return id + " " + text + " " + details;
    }
}
