package io.stackctl.cluster;

import io.stackctl.model.name.ServiceName;
import java.time.Instant;

/**
 * One container that a cluster made, or wants, for a service.
 *
 * @param id the cluster's
 * @param name such as {@code shop_web.1}
 * @param service whose it is
 * @param image as the cluster runs it, with its digest where one is known
 * @param node the name of the machine; empty where none was found yet
 * @param desired the state that the cluster wants it in, such as {@code running}
 * @param state the state that it is in
 * @param since when it came into that state
 * @param error what went wrong; empty where nothing did
 * @param ports how the machine's ports lead to it, such as {@code *:8080->80/tcp}; may be empty
 */
public record Task(
        String id,
        String name,
        ServiceName service,
        String image,
        String node,
        String desired,
        String state,
        Instant since,
        String error,
        String ports) {

    /** Whether the cluster wants it to be there, rather than remembers it. */
    public boolean isWanted() {
        return desired.equals("running") || desired.equals("ready");
    }
}
