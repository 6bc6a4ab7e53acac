package io.stackctl.workflow;

import io.stackctl.engine.Engine;
import io.stackctl.event.EventSink;
import io.stackctl.history.Occasion;
import io.stackctl.local.Settings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What every workflow works with.
 *
 * @param settings variables and folders of the one for whom it is done
 * @param events is told what happens
 * @param confirmation asks the user before data is lost
 * @param interruption tells when the user wants to stop
 * @param dryRun whether changes are told only, and not made
 * @param imagesAtOnce the most images that are pulled or built at once, from 1 on; empty for our
 *     own bound
 * @param chronicle of the occasion on which it is done
 */
public record Surroundings(
        Engine engine,
        Settings settings,
        EventSink events,
        Confirmation confirmation,
        Interruption interruption,
        boolean dryRun,
        OptionalInt imagesAtOnce,
        Chronicle chronicle) {

    /** Surroundings with our own bounds. */
    public Surroundings(
            Engine engine,
            Settings settings,
            EventSink events,
            Confirmation confirmation,
            Interruption interruption,
            boolean dryRun) {
        this(
                engine,
                settings,
                events,
                confirmation,
                interruption,
                dryRun,
                OptionalInt.empty(),
                new Chronicle(List.of()));
    }

    /** Surroundings that ask nobody, as other programs want it. */
    public static Surroundings of(Engine engine, Settings settings, EventSink events) {
        return new Surroundings(
                engine, settings, events, question -> false, Interruption.never(), false);
    }

    /** The same for a part that the user's interrupts reach in another way. */
    public Surroundings withoutInterruption() {
        return interruptedBy(Interruption.never());
    }

    /** The same for a part that somebody else ends. */
    public Surroundings interruptedBy(Interruption other) {
        return new Surroundings(
                engine, settings, events, confirmation, other, dryRun, imagesAtOnce, chronicle);
    }

    /** The same with one more variable, for what is done here and for programs that are run. */
    public Surroundings withVariable(String name, String value) {
        var variables = new HashMap<>(settings.environment());
        variables.put(name, value);
        return new Surroundings(
                engine,
                settings.withEnvironment(variables),
                events,
                confirmation,
                interruption,
                dryRun,
                imagesAtOnce,
                chronicle);
    }

    /** The same for the words of a line that somebody typed. */
    public Surroundings commanded(List<String> line) {
        return new Surroundings(
                engine,
                settings,
                events,
                confirmation,
                interruption,
                dryRun,
                imagesAtOnce,
                new Chronicle(line));
    }

    /** Who does this, when, and with what words; without a message and a working tree. */
    public Occasion occasion() {
        return new Occasion(
                Instant.now(), Operator.of(settings), chronicle.command(), Optional.empty(), "");
    }

    /** The same with events told to somebody else. */
    public Surroundings telling(EventSink other) {
        return new Surroundings(
                engine,
                settings,
                other,
                confirmation,
                interruption,
                dryRun,
                imagesAtOnce,
                chronicle);
    }

    /** The same with another bound on images. */
    public Surroundings imagesAtOnce(OptionalInt bound) {
        return new Surroundings(
                engine, settings, events, confirmation, interruption, dryRun, bound, chronicle);
    }
}
