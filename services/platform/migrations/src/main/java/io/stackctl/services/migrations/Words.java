package io.stackctl.services.migrations;

import io.stackctl.migration.rule.Change;
import io.stackctl.migration.rule.MigrationListener;
import java.io.PrintStream;
import java.time.Duration;

/** Tells a run line by line, which is all that the log of a job has to be. */
final class Words implements MigrationListener {

    private final PrintStream out;

    Words(PrintStream out) {
        this.out = out;
    }

    @Override
    public void waiting(String reason) {
        out.println(reason + ", waiting");
    }

    @Override
    public void begins(Change change) {}

    @Override
    public void ends(Change change, Duration took) {
        var verb =
                switch (change.direction()) {
                    case UP -> "applied ";
                    case DOWN -> "reverted ";
                };
        out.println(verb + change.migration() + " in " + took.toMillis() + " ms");
    }

    @Override
    public void fails(Change change, String message) {
        out.println(change + " failed");
    }
}
