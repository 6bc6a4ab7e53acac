package io.stackctl.services.kit;

/**
 * The variables that every service has.
 *
 * @param port {@code PORT}: where it listens
 * @param rssLimit {@code RSS_LIMIT}: resident memory above which the service ends, to be started
 *     afresh; 0 for none
 * @param waitFor {@code WAIT_FOR}: endpoints that must accept connections before the service serves
 * @param stopSeconds {@code STOP_SECONDS}: how long open requests may take to end after a signal
 * @param patienceSeconds {@code PATIENCE_SECONDS}: how long a request that is passed on looks for a
 *     service behind this one that serves
 * @param faults {@code FAULTS}: whether the service can be made to fail on purpose, see {@link
 *     Faults}
 */
record KitSettings(
        Port port,
        @Default("0") MemorySize rssLimit,
        @Default(",") Endpoints waitFor,
        @Default("10") int stopSeconds,
        @Default("15") int patienceSeconds,
        @Default("off") boolean faults) {
    KitSettings {
        if (stopSeconds < 1 || stopSeconds > 3600) {
            throw new IllegalArgumentException(
                    "STOP_SECONDS=" + stopSeconds + " is not from 1 to 3600");
        }
        if (patienceSeconds < 0 || patienceSeconds > 3600) {
            throw new IllegalArgumentException(
                    "PATIENCE_SECONDS=" + patienceSeconds + " is not from 0 to 3600");
        }
    }
}
