package io.stackctl.workflow.watch;

import io.stackctl.model.name.ServiceName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What changed files ask for, in the order in which it is done. A pure function of the changes and
 * the rules.
 *
 * @param rebuilt services whose images are built again
 * @param synced files to copy, by service
 * @param restarted services that are restarted
 * @param executed rules whose command runs, each once, however many files it is about
 */
public record Reaction(
        SortedSet<ServiceName> rebuilt,
        SortedMap<ServiceName, List<SyncedFile>> synced,
        SortedSet<ServiceName> restarted,
        List<WatchedPath> executed) {

    /** What a batch of changes asks for; a file may fall under several rules. */
    public static Reaction to(Collection<Path> changed, List<WatchedPath> rules) {
        var reaction =
                new Reaction(new TreeSet<>(), new TreeMap<>(), new TreeSet<>(), new ArrayList<>());
        for (var file : new TreeSet<>(changed)) {
            for (var rule : rules) {
                if (rule.covers(file)) {
                    reaction.take(rule, file);
                }
            }
        }
        return reaction;
    }

    private void take(WatchedPath rule, Path file) {
        rule.synced(file)
                .ifPresent(copy ->
                        synced.computeIfAbsent(rule.service(), key -> new ArrayList<>()).add(copy));
        switch (rule.rule().action()) {
            case REBUILD -> rebuilt.add(rule.service());
            case RESTART, SYNC_RESTART -> restarted.add(rule.service());
            case SYNC_EXEC -> {
                if (!executed.contains(rule)) {
                    executed.add(rule);
                }
            }
            case SYNC -> {}
        }
    }
}
