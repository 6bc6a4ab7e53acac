package io.stackctl.model;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;

/**
 * Whose rules a configuration hash follows. Docker Compose 2 and 5 write one and the same
 * definition down in two ways, so that either makes anew what the other made. Both are right here;
 * what a stack gets in addition is written as what it consists of already is.
 */
public enum HashLevel {
    /** Docker Compose 2.40: the level of what was made before 5. */
    COMPOSE_2("2.40.3") {
        @Override
        Mapping bind(Mapping bind) {
            return withoutFlag(bind, false);
        }

        @Override
        Mapping network(Mapping network) {
            return network.get("ipam") instanceof Mapping ipam && ipam.has("options")
                    ? network.with("ipam", ipam.without("options"))
                    : network;
        }
    },
    /** Docker Compose 5.5. */
    COMPOSE_5("5.5.0") {
        @Override
        Mapping bind(Mapping bind) {
            return withoutFlag(bind, true);
        }

        @Override
        Mapping network(Mapping network) {
            return network;
        }
    };

    private static final String CREATES_PATH = "create_host_path";

    private final String version;

    HashLevel(String version) {
        this.version = version;
    }

    /** The release that things of this level are labelled with, such as {@code 5.5.0}. */
    public String version() {
        return version;
    }

    /** The level that it is not. */
    public HashLevel other() {
        return this == COMPOSE_2 ? COMPOSE_5 : COMPOSE_2;
    }

    /** How the releases of this level are called. */
    @Override
    public String toString() {
        return "Docker Compose " + version.charAt(0);
    }

    /**
     * The level of a release, such as {@code 2.38.1}; empty for one that hashes in no known way.
     */
    public static Optional<HashLevel> ofVersion(String release) {
        if (release.startsWith("2.") || release.startsWith("v2.")) {
            return Optional.of(COMPOSE_2);
        }
        return release.startsWith("5.") || release.startsWith("v5.")
                ? Optional.of(COMPOSE_5)
                : Optional.empty();
    }

    /** The level of most; that of Docker Compose 5 where neither has more. */
    public static HashLevel ofMost(Collection<HashLevel> levels) {
        long two = levels.stream().filter(level -> level == COMPOSE_2).count();
        return 2 * two > levels.size() ? COMPOSE_2 : COMPOSE_5;
    }

    /** What is hashed of a service. */
    Mapping service(Mapping service) {
        if (!(service.get("volumes") instanceof Sequence volumes)) {
            return service;
        }
        var mounts = new ArrayList<Node>();
        for (var mount : volumes.items()) {
            mounts.add(
                    mount instanceof Mapping fields && fields.get("bind") instanceof Mapping bind
                            ? fields.with("bind", bind(bind))
                            : mount);
        }
        return service.with("volumes", new Sequence(mounts, volumes.location()));
    }

    /** Whether the levels may hash a service differently: most have no bind mount. */
    static boolean differOn(Mapping service) {
        return service.get("volumes") instanceof Sequence volumes
                && volumes.items().stream()
                        .anyMatch(mount -> mount instanceof Mapping fields && fields.has("bind"));
    }

    /** What is hashed of the options of a bind mount. */
    abstract Mapping bind(Mapping bind);

    /** What is hashed of a network. */
    abstract Mapping network(Mapping network);

    /** One of the two values is the zero value of each level, and left out like all of these. */
    private static Mapping withoutFlag(Mapping bind, boolean zero) {
        return bind.get(CREATES_PATH) instanceof Scalar.Bool flag && flag.value() == zero
                ? bind.without(CREATES_PATH)
                : bind;
    }
}
