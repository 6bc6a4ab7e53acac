package io.stackctl.workflow;

import java.util.Arrays;
import java.util.Optional;

/**
 * Who has the lock of a stack, as its file says it: {@code up 4711 88213}.
 *
 * @param change what it does
 * @param process its id
 * @param turn tells the times apart that the same process took it
 */
record Holder(StackChange change, long process, long turn) {

    /** This process, from now on. */
    static Holder of(StackChange change) {
        return new Holder(change, ProcessHandle.current().pid(), System.nanoTime());
    }

    /** Reads what {@link #toString} wrote; empty for anything else. */
    static Optional<Holder> read(String text) {
        var words = text.split(" ", -1);
        if (words.length != 3) {
            return Optional.empty();
        }
        try {
            long process = Long.parseLong(words[1]);
            long turn = Long.parseLong(words[2]);
            return Arrays.stream(StackChange.values())
                    .filter(change -> change.verb().equals(words[0]))
                    .findFirst()
                    .map(change -> new Holder(change, process, turn));
        } catch (NumberFormatException foreign) {
            return Optional.empty();
        }
    }

    /** For people: {@code up, process 4711}. */
    String shown() {
        return change.verb() + ", process " + process;
    }

    @Override
    public String toString() {
        return change.verb() + " " + process + " " + turn;
    }
}
