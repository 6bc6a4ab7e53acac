package io.stackctl.traffic;

import io.stackctl.model.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/**
 * What containers have not answered yet.
 *
 * @param streams open ones, such as WebSockets, which end when somebody ends them
 * @param paths of requests, some of them
 */
public record InFlight(long requests, long streams, List<String> paths) {

    /** Nothing. */
    public static final InFlight NONE = new InFlight(0, 0, List.of());

    private static final int SHOWN = 10;
    private static final int WIDEST = 200;

    public InFlight {
        paths = List.copyOf(paths);
    }

    static InFlight of(Mapping answer) {
        var paths = new ArrayList<String>();
        for (var path : Figures.texts(answer, "paths", SHOWN)) {
            paths.add(path.length() > WIDEST ? path.substring(0, WIDEST) + "\u2026" : path);
        }
        return new InFlight(Figures.of(answer, "requests"), Figures.of(answer, "streams"), paths);
    }

    InFlight plus(InFlight other) {
        var both = new ArrayList<>(paths);
        both.addAll(other.paths.subList(0, Math.min(other.paths.size(), SHOWN - paths.size())));
        return new InFlight(requests + other.requests, streams + other.streams, both);
    }
}
