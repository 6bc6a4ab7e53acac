package io.stackctl.planner.match;

import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.Stack;
import io.stackctl.model.VolumeDefinition;
import io.stackctl.state.ObservedNetwork;
import io.stackctl.state.ObservedStack;
import io.stackctl.state.ObservedVolume;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds what stands for a network or volume: of those whose label has its key, the one that has its
 * name too, or else the first by name; where no label has the key, whatever has the name. What is
 * called as another one of the definition belongs to that.
 */
public final class Matches {

    private Matches() {}

    /** The network that stands for one of a stack; an id serves as its name as well. */
    public static Optional<Match<ObservedNetwork>> of(
            ObservedStack observed, Stack stack, NetworkDefinition wanted) {
        var name = wanted.name().value();
        var taken =
                stack.networks().stream()
                        .filter(other -> !other.key().equals(wanted.key()))
                        .map(other -> other.name().value())
                        .toList();
        var labelled =
                observed.networks().stream()
                        .filter(network -> network.labels().isOf(stack.name()))
                        .filter(network ->
                                network.labels()
                                        .networkKey()
                                        .filter(wanted.key()::equals)
                                        .isPresent())
                        .filter(network -> !taken.contains(network.name()));
        return chosen(labelled, ObservedNetwork::name, name)
                .or(() -> observed.network(name).map(found -> new Match<>(found, List.of())));
    }

    /** The volume that stands for one of a stack. */
    public static Optional<Match<ObservedVolume>> of(
            ObservedStack observed, Stack stack, VolumeDefinition wanted) {
        var name = wanted.name().value();
        var taken =
                stack.volumes().stream()
                        .filter(other -> !other.key().equals(wanted.key()))
                        .map(other -> other.name().value())
                        .toList();
        var labelled =
                observed.volumes().stream()
                        .filter(volume -> volume.labels().isOf(stack.name()))
                        .filter(volume ->
                                volume.labels()
                                        .volumeKey()
                                        .filter(wanted.key()::equals)
                                        .isPresent())
                        .filter(volume -> !taken.contains(volume.name()));
        return chosen(labelled, ObservedVolume::name, name)
                .or(() -> observed.volume(name).map(found -> new Match<>(found, List.of())));
    }

    /**
     * Chooses.
     *
     * @param labelled sorted by name, as a snapshot is
     */
    private static <T> Optional<Match<T>> chosen(
            Stream<T> labelled, Function<T, String> name, String wanted) {
        var all = labelled.toList();
        return all.stream()
                .filter(one -> name.apply(one).equals(wanted))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(one ->
                        new Match<>(
                                one,
                                all.stream()
                                        .filter(other -> !name.apply(other).equals(name.apply(one)))
                                        .toList()));
    }
}
