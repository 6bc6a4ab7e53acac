package io.stackctl.model.deploy;

/** What tells that a container is ready for requests. */
public sealed interface Probe {

    /** The engine's health check, or that it runs where it has none: the default. */
    record EngineHealth() implements Probe {
        @Override
        public String toString() {
            return "health";
        }
    }

    /** The test of the health check, run by stackctl and so sooner than at its interval. */
    record Exec() implements Probe {
        @Override
        public String toString() {
            return "exec";
        }
    }

    /**
     * A request that is answered with 200 to 399.
     *
     * @param path with query, such as {@code /ready?deep=1}; begins with a slash
     */
    record Http(String path) implements Probe {
        @Override
        public String toString() {
            return "http " + path;
        }
    }

    /** A connection to the port that requests go to. */
    record Tcp() implements Probe {
        @Override
        public String toString() {
            return "tcp";
        }
    }
}
