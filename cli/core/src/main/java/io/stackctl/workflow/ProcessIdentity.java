package io.stackctl.workflow;

import io.stackctl.files.ProcessUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A process, told apart from all that there were on any machine: by the start of its system, by
 * where its number counts, by its user, its number and its own start. Whoever shares all but the
 * last two can see whether it still runs; nobody else can say.
 */
public final class ProcessIdentity {

    /**
     * In {@code stat}, behind the name in brackets: the state, and nineteen further on the start.
     */
    private static final int STATE = 0;

    private static final int START = 19;

    private static final int PARTS = 5;
    private static final Path PROC = Path.of("/proc");

    private ProcessIdentity() {}

    /** This process; empty on a system that does not say so. */
    public static String own() {
        try {
            return of(Long.parseLong(Files.readSymbolicLink(PROC.resolve("self")).toString()));
        } catch (IOException | RuntimeException unknown) {
            return "";
        }
    }

    static String of(long process) throws IOException {
        var number = Long.toString(process);
        return String.join(" ", surroundings(), number, stat(number).get(START));
    }

    static String stateOf(long process) throws IOException {
        return stat(Long.toString(process)).get(STATE);
    }

    /** Whether it is certain that a process has ended. */
    public static boolean isGone(String identity) {
        var parts = identity.split(" ", -1);
        if (parts.length != PARTS || !parts[3].chars().allMatch(Character::isDigit)) {
            return false;
        }
        try {
            if (!identity.startsWith(surroundings() + " ")) {
                return false;
            }
            var stat = stat(parts[3]);
            var state = stat.get(STATE);
            return !stat.get(START).equals(parts[4]) || state.equals("Z") || state.equals("X");
        } catch (NoSuchFileException ended) {
            return true;
        } catch (IOException | RuntimeException unknown) {
            return false;
        }
    }

    /** Whether it is certain that a process runs, and is not stopped. */
    public static boolean isAtWork(String identity) {
        var parts = identity.split(" ", -1);
        try {
            return parts.length == PARTS
                    && identity.startsWith(surroundings() + " ")
                    && !isGone(identity)
                    && !List.of("T", "t").contains(stat(parts[3]).get(STATE));
        } catch (IOException | RuntimeException unknown) {
            return false;
        }
    }

    private static String surroundings() throws IOException {
        return String.join(
                " ",
                Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip(),
                Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString(),
                Integer.toUnsignedString(ProcessUser.id()));
    }

    private static List<String> stat(String process) throws IOException {
        var stat = Files.readString(PROC.resolve(process).resolve("stat"));
        return Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1));
    }
}
