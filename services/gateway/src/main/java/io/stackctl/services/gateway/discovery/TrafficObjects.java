package io.stackctl.services.gateway.discovery;

import io.stackctl.services.gateway.balancing.Traffic;
import io.stackctl.services.kit.Log;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The orders that stand on the engine as volumes. Their labels never change: a new order is a new
 * volume of a higher generation, and the highest that stands is in force. So an order outlives the
 * gateway, and one that is taken back leaves in force what stood before.
 */
final class TrafficObjects {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{1,254}");

    /** Far more than services have, and few enough for the heap. */
    private static final int MOST = 512;

    private final EngineApi engine;
    private final Log log;
    private final Map<String, Traffic> standing = new TreeMap<>();
    private final Set<String> ignored = new HashSet<>();
    private String project = "";

    TrafficObjects(EngineApi engine, Log log) {
        this.engine = engine;
        this.log = log;
    }

    /** Reads all anew, of one stack or, where {@code ofProject} is empty, of every one. */
    void readAll(String ofProject) throws IOException {
        project = ofProject;
        Answer listed;
        try {
            listed = engine.volumes(ofProject + TrafficLabels.MARK);
        } catch (Question.RefusedException | Question.TooLongException e) {
            // Routes are not to suffer for it.
            log.warn("traffic objects not read", "reason", e.getMessage());
            return;
        }
        var names = new HashSet<String>();
        for (var volume : listed.get("Volumes").items()) {
            var name = volume.get("Name").text();
            if (concerns(name)) {
                names.add(name);
            }
        }
        standing.keySet().retainAll(names);
        ignored.retainAll(names);
        for (var name : names) {
            refresh(name);
        }
    }

    /**
     * Looks at a volume that the engine told of. What it told counts for nothing: 20.10 tells of
     * the creation of one that stands already.
     *
     * @return whether anything may have changed
     */
    boolean follow(String name) throws IOException {
        if (!concerns(name)) {
            return false;
        }
        refresh(name);
        return true;
    }

    private boolean concerns(String name) {
        return NAME.matcher(name).matches()
                && (project.isEmpty()
                        ? name.contains(TrafficLabels.MARK)
                        : name.startsWith(project + TrafficLabels.MARK));
    }

    private void refresh(String name) throws IOException {
        try {
            var volume = engine.volume(name);
            if (!volume.present()) {
                standing.remove(name);
                ignored.remove(name);
                return;
            }
            var traffic = TrafficLabels.read(volume);
            if (standing.size() >= MOST && !standing.containsKey(name)) {
                throw new IllegalArgumentException("more than " + MOST + " stand");
            }
            standing.put(name, traffic);
        } catch (IllegalArgumentException
                | Question.TooLongException
                | Question.RefusedException e) {
            standing.remove(name);
            if (ignored.size() < MOST && ignored.add(name)) {
                log.warn("traffic object ignored", "volume", name, "reason", e.getMessage());
            }
        }
    }

    /** The order of the highest generation, by unit. */
    Map<String, Traffic> inForce() {
        var highest = new HashMap<String, Traffic>();
        for (var traffic : standing.values()) {
            highest.merge(
                    traffic.unit(),
                    traffic,
                    (one, other) -> one.generation() > other.generation() ? one : other);
        }
        return highest;
    }
}
