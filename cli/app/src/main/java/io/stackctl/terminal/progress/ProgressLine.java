package io.stackctl.terminal.progress;

import io.stackctl.event.Event.ResourceChanged;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;

/**
 * What a change of a resource looks like in Compose's own terms, which scripts parse.
 *
 * @param id such as {@code Container shop-db-1}; for pulls and pushes the service's name alone
 * @param text between the two, used by pulls and pushes
 * @param status such as {@code Created}
 */
record ProgressLine(String id, String text, String status) {

    static ProgressLine of(ResourceChanged event) {
        Resource resource = event.resource();
        String detail = event.detail();
        if (resource.kind() == Resource.Kind.SERVICE) {
            return ofService(resource, event.status(), detail);
        }
        // Compose shows what a provider makes by the name of its service.
        String id =
                resource.kind() == Resource.Kind.PROVIDER ? resource.name() : resource.toString();
        return new ProgressLine(id, "", words(event.status(), detail));
    }

    /** Services are shown when they are pulled, pushed or built. */
    private static ProgressLine ofService(Resource service, Status status, String detail) {
        if (status == Status.BUILDING) {
            return new ProgressLine(service.toString(), "", status.word());
        }
        if (status == Status.SKIPPED) {
            return new ProgressLine(
                    service.name(), detail.isEmpty() ? status.word() : "Skipped - " + detail, "");
        }
        return switch (status.progress()) {
            case FAILED -> new ProgressLine(service.name(), status.word(), detail);
            case WORKING, DONE, WARNING ->
                    status == Status.BUILT
                            ? new ProgressLine(service.name(), "", status.word())
                            : new ProgressLine(service.name(), words(status, detail), "");
        };
    }

    private static String words(Status status, String detail) {
        if (detail.isEmpty()) {
            return status.word();
        }
        return switch (status.progress()) {
            // The engine's own words say more than "Error" in front of them.
            case FAILED -> detail;
            case WARNING -> status == Status.SKIPPED ? "Skipped: " + detail : status.word();
            case WORKING, DONE -> detail;
        };
    }
}
