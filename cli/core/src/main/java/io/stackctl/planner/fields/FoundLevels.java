package io.stackctl.planner.fields;

import io.stackctl.model.HashLevel;
import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What stays although only one release of Docker Compose would let it stay. */
public final class FoundLevels {

    private final Map<HashLevel, TreeSet<String>> found = new TreeMap<>();

    /** Says that containers of a service have the hash of a level alone. */
    public void found(Service service, HashLevel level) {
        add(service.name().value(), level);
    }

    /** Says that a network has the hash of a level alone. */
    public void found(NetworkDefinition network, HashLevel level) {
        add("network " + network.key(), level);
    }

    private void add(String what, HashLevel level) {
        found.computeIfAbsent(level, _ -> new TreeSet<>()).add(what);
    }

    /** One line a level: what has its hash, and whom that matters to. */
    public List<String> notes() {
        var notes = new ArrayList<String>();
        found.forEach((level, things) ->
                notes.add(
                        String.join(", ", things)
                                + ": as defined, by the hash of "
                                + level
                                + " alone; "
                                + level.other()
                                + " would make them anew"));
        return notes;
    }
}
