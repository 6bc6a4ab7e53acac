package io.stackctl.workflow.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Who has the lock of a stack, as its file says it: {@code up 4711 88213}, and {@code up 4711 88213
 * done} when the engine owes it no answer.
 *
 * @param change what it does
 * @param process its id
 * @param turn tells the times apart that the same process took it
 */
public record Holder(ChangeKind change, long process, long turn) {

    private static final String DONE = " done";
    private static final Path SELF = Path.of("/proc/self");

    /** This process, from now on. */
    static Holder of(ChangeKind change) {
        return new Holder(change, ownId(), System.nanoTime());
    }

    /** Java's own way begins threads that watch children: 3 ms of each start. */
    private static long ownId() {
        try {
            return Long.parseLong(Files.readSymbolicLink(SELF).toString());
        } catch (IOException | NumberFormatException noProcessTable) {
            return ProcessHandle.current().pid();
        }
    }

    /**
     * Whether a lock's text says that somebody had it and was ended at work, by a signal that
     * leaves no time or by the user's second wish.
     */
    static boolean isUnfinished(String text) {
        return !text.isEmpty() && !text.endsWith(DONE);
    }

    /** The same as {@link #equals}, which costs a start what it links. */
    boolean is(Holder other) {
        return process == other.process && turn == other.turn && change == other.change;
    }

    /** Reads what {@link #toString} or {@link #done} wrote; empty for anything else. */
    static Optional<Holder> read(String text) {
        var words = text.split(" ", -1);
        if (words.length != 3 && !(words.length == 4 && text.endsWith(DONE))) {
            return Optional.empty();
        }
        try {
            long process = Long.parseLong(words[1]);
            long turn = Long.parseLong(words[2]);
            return Arrays.stream(ChangeKind.values())
                    .filter(change -> change.verb().equals(words[0]))
                    .findFirst()
                    .map(change -> new Holder(change, process, turn));
        } catch (NumberFormatException foreign) {
            return Optional.empty();
        }
    }

    /** For people: {@code up, process 4711}. */
    public String shown() {
        return change.verb() + ", process " + process;
    }

    /** What the lock's file says when this has it no more. */
    String done() {
        return this + DONE;
    }

    @Override
    public String toString() {
        return change.verb() + " " + process + " " + turn;
    }
}
