package io.stackctl.history;

import java.time.Instant;

/**
 * What somebody says who takes the right to change a stack.
 *
 * @param epoch grows with each taking from somebody else; a higher one ends a lower one
 * @param token nobody else's
 * @param by {@code user@host}
 * @param command the line that was typed, without secrets
 * @param process where it runs, for those who can see whether it still does
 */
public record LockClaim(
        long epoch, String token, String by, String command, Instant since, String process) {

    /** The same for an epoch. */
    public LockClaim at(long chosen) {
        return new LockClaim(chosen, token, by, command, since, process);
    }

    /** For people: {@code stackctl deploy by ada@laptop, since 2026-11-26T10:00:00Z}. */
    public String shown() {
        return "`" + command + "` by " + by + ", since " + since;
    }
}
