package io.stackctl.migration.rule;

import java.time.Duration;

/** Is told what a run does. */
public interface MigrationListener {

    /** One that does not want to know. */
    MigrationListener NONE =
            new MigrationListener() {
                @Override
                public void waiting(String reason) {}

                @Override
                public void begins(Change change) {}

                @Override
                public void ends(Change change, Duration took) {}

                @Override
                public void fails(Change change, String message) {}
            };

    /** The run cannot go on yet, such as because another one holds the lock; told once a reason. */
    void waiting(String reason);

    void begins(Change change);

    void ends(Change change, Duration took);

    void fails(Change change, String message);
}
