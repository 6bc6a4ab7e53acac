package rows;

import module java.base;

/** A way to bring a new version where an old one serves. */
interface Tool {

    String name();

    /** Why it cannot be measured here; empty when it can. */
    default Optional<String> missing() throws IOException, InterruptedException {
        return Optional.empty();
    }

    /** Whether it has anything to do with this scenario. */
    default boolean knows(Scenario scenario) {
        return true;
    }

    /** Brings up version 1. */
    void install(Place place) throws IOException, InterruptedException;

    /** Replaces it by version 2, and returns the exit code. */
    int release(Place place) throws IOException, InterruptedException;

    /** Removes everything, whatever its state. */
    void remove(Place place) throws IOException, InterruptedException;
}
