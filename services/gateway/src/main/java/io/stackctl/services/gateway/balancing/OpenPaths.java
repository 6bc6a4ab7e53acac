package io.stackctl.services.gateway.balancing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the requests that are with one instance asked for; the oldest first. */
public final class OpenPaths {
    private final Set<Entry> open = new LinkedHashSet<>();

    /** One request, from when it was given to the instance until it has ended. */
    public final class Entry {
        private final String path;

        private Entry(String path) {
            this.path = path;
        }

        /** It has ended, or become a stream; again does nothing. */
        public void leave() {
            synchronized (OpenPaths.this) {
                open.remove(this);
            }
        }
    }

    public synchronized Entry enter(String path) {
        var entry = new Entry(path);
        open.add(entry);
        return entry;
    }

    /** So many of them at most. */
    public synchronized List<String> first(int most) {
        return open.stream().limit(most).map(entry -> entry.path).toList();
    }
}
