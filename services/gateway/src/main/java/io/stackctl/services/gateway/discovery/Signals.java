package io.stackctl.services.gateway.discovery;

import java.util.Locale;
import java.util.Map;

/** Signals by the names and numbers that Linux gives them on x86 and ARM. */
final class Signals {
    static final int KILL = 9;
    static final int TERM = 15;

    private static final int REALTIME_FIRST = 34;
    private static final int REALTIME_LAST = 64;

    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("HUP", 1),
                    Map.entry("INT", 2),
                    Map.entry("QUIT", 3),
                    Map.entry("ILL", 4),
                    Map.entry("TRAP", 5),
                    Map.entry("ABRT", 6),
                    Map.entry("IOT", 6),
                    Map.entry("BUS", 7),
                    Map.entry("FPE", 8),
                    Map.entry("KILL", KILL),
                    Map.entry("USR1", 10),
                    Map.entry("SEGV", 11),
                    Map.entry("USR2", 12),
                    Map.entry("PIPE", 13),
                    Map.entry("ALRM", 14),
                    Map.entry("TERM", TERM),
                    Map.entry("STKFLT", 16),
                    Map.entry("CHLD", 17),
                    Map.entry("CLD", 17),
                    Map.entry("CONT", 18),
                    Map.entry("STOP", 19),
                    Map.entry("TSTP", 20),
                    Map.entry("TTIN", 21),
                    Map.entry("TTOU", 22),
                    Map.entry("URG", 23),
                    Map.entry("XCPU", 24),
                    Map.entry("XFSZ", 25),
                    Map.entry("VTALRM", 26),
                    Map.entry("PROF", 27),
                    Map.entry("WINCH", 28),
                    Map.entry("IO", 29),
                    Map.entry("POLL", 29),
                    Map.entry("PWR", 30),
                    Map.entry("SYS", 31),
                    Map.entry("RTMIN", REALTIME_FIRST),
                    Map.entry("RTMAX", REALTIME_LAST));

    private Signals() {}

    /**
     * Reads {@code 15}, {@code SIGTERM}, {@code term} or {@code SIGRTMIN+3}; 0 for what is no
     * signal, and for 0 itself, which only asks whether a process is there.
     */
    static int number(String text) {
        if (text.matches("[0-9]{1,2}")) {
            int number = Integer.parseInt(text);
            return number <= REALTIME_LAST ? number : 0;
        }
        var upper = text.toUpperCase(Locale.ROOT);
        var name = upper.startsWith("SIG") ? upper.substring(3) : upper;
        if (name.matches("RTMIN\\+[0-9]{1,2}")) {
            int number = REALTIME_FIRST + Integer.parseInt(name.substring(6));
            return number <= REALTIME_LAST ? number : 0;
        }
        if (name.matches("RTMAX-[0-9]{1,2}")) {
            int number = REALTIME_LAST - Integer.parseInt(name.substring(6));
            return number >= REALTIME_FIRST ? number : 0;
        }
        return NUMBERS.getOrDefault(name, 0);
    }
}
