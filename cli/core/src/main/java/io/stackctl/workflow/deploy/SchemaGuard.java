package io.stackctl.workflow.deploy;

import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.DeploymentFailed.End;
import io.stackctl.failure.StackException;
import io.stackctl.history.Revision;
import io.stackctl.history.RevisionStore;
import io.stackctl.history.SchemaMark;
import io.stackctl.migration.StackMigrations;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.workflow.Surroundings;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Keeps versions from coming back that may need what a migration has taken away since. What has
 * been taken away, the database knows; what a version knew, its record does.
 */
final class SchemaGuard {

    private final Surroundings around;
    private final RevisionStore store;

    SchemaGuard(Surroundings around, RevisionStore store) {
        this.around = around;
        this.store = store;
    }

    /**
     * What stands between a revision and its database.
     *
     * @param number of the revision; empty, and unknown ones, are let pass
     * @return in words, with the names of the files; empty when nothing does
     */
    Optional<String> inTheWayOf(Optional<RevisionNumber> number) {
        var revisions = store.list();
        return number.flatMap(wanted ->
                        revisions.stream()
                                .filter(revision -> revision.number().equals(wanted))
                                .findFirst())
                .flatMap(target -> inTheWayOf(target, revisions));
    }

    private Optional<String> inTheWayOf(Revision target, List<Revision> revisions) {
        int known = target.schema().map(SchemaMark::version).orElse(0);
        var databases = new TreeSet<ServiceName>();
        int newest = known;
        for (var revision : revisions) {
            if (revision.number().compareTo(target.number()) >= 0) {
                revision.schema().ifPresent(schema -> databases.add(schema.database()));
                newest = Math.max(newest, revision.schema().map(SchemaMark::version).orElse(0));
            }
        }
        for (var database : databases) {
            var found = inTheWay(database, known, newest);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> inTheWay(ServiceName database, int known, int newest) {
        var container =
                around.engine().containers().ofStack(store.stack(), false).stream()
                        .filter(found -> found.service().equals(database) && !found.oneOff())
                        .findFirst();
        try {
            if (container.isPresent()) {
                var files =
                        StackMigrations.contractsAbove(
                                around.engine(), container.get().id(), known);
                return files.isEmpty()
                        ? Optional.empty()
                        : Optional.of(String.join(".up.sql, ", files) + ".up.sql");
            }
        } catch (StackException e) {
            return newest > known ? Optional.of(unknown(database, e)) : Optional.empty();
        }
        return newest > known
                ? Optional.of("service " + database + ", which does not run and cannot be asked")
                : Optional.empty();
    }

    private static String unknown(ServiceName database, StackException e) {
        return "service " + database + ", which cannot be asked: " + e.failure().message();
    }

    /**
     * The failure that says so.
     *
     * @param remedy what to do
     */
    static StackException refusal(RevisionNumber target, String inTheWay, String remedy) {
        return new StackException(
                new Failure.DeploymentFailed(
                        End.NO_WAY_BACK,
                        "revision "
                                + target.value()
                                + " may need what was taken away from its database since: "
                                + inTheWay,
                        remedy));
    }
}
