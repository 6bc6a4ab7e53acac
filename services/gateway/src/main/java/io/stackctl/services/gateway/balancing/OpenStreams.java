package io.stackctl.services.gateway.balancing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The streams of one instance; the oldest first. */
public final class OpenStreams {
    // Streams are themselves and nothing else: none of them says when it equals another.
    private final Set<OpenStream> open = new LinkedHashSet<>();

    public synchronized void add(OpenStream stream) {
        open.add(stream);
    }

    public synchronized void remove(OpenStream stream) {
        open.remove(stream);
    }

    public synchronized int count() {
        return open.size();
    }

    synchronized List<OpenStream> all() {
        return List.copyOf(open);
    }
}
