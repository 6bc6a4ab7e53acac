package io.stackctl.services.postgres;

import io.stackctl.services.kit.Default;
import io.stackctl.services.kit.Port;
import io.stackctl.services.kit.Secret;

/**
 * Where a database is; as the component {@code database} of a service's settings it is read from
 * {@code DATABASE_HOST}, {@code DATABASE_PORT} and so on.
 *
 * @param name of the database on the server
 * @param password best given as {@code DATABASE_PASSWORD_FILE}, the file of a Compose secret
 * @param connections how many are open at once, at most; a server has 100 for all of its clients
 * @param patienceSeconds how long a transaction waits for a database that is away
 */
public record DatabaseSettings(
        String host,
        @Default("5432") Port port,
        String name,
        String user,
        Secret password,
        @Default("4") int connections,
        @Default("20") int patienceSeconds) {
    public DatabaseSettings {
        if (connections < 1 || connections > 100) {
            throw new IllegalArgumentException(
                    "the database's CONNECTIONS=" + connections + " is not from 1 to 100");
        }
        if (patienceSeconds < 1 || patienceSeconds > 3600) {
            throw new IllegalArgumentException(
                    "the database's PATIENCE_SECONDS="
                            + patienceSeconds
                            + " is not from 1 to 3600");
        }
    }
}
