package io.stackctl.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.engine.Engine;
import io.stackctl.engine.VolumeSpec;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The list of what was done to a stack, on every engine. */
@Timeout(120)
public interface AuditLogContract {

    /** An engine without any list of {@link #stack}. */
    Engine engine();

    /** A name that no other test uses at the same time. */
    StackName stack();

    private AuditLog log() {
        return new AuditLog(engine(), stack());
    }

    /** An entry of a second of some day. */
    static AuditEntry entry(int second, String message) {
        return new AuditEntry(
                new Occasion(
                        Instant.parse("2026-11-26T10:00:00Z").plusSeconds(second),
                        "ada@laptop",
                        "stackctl deploy --message '" + message + "'",
                        Optional.of(new GitState("0123456", "main", true, "git@host:shop")),
                        message),
                "deploy",
                7,
                Optional.of(new RevisionNumber(2)),
                Optional.of(new RevisionNumber(3)),
                Map.of(ServiceName.of("web"), new ImageId("sha256:" + "a".repeat(64))),
                Map.of("p95", "12 ms, +3 %", "forced", "yes"),
                "succeeded",
                Duration.ofMillis(61_500));
    }

    @Test
    default void nothing_is_noted_of_a_stack_that_was_never_deployed() {
        assertEquals(List.of(), log().read(Optional.empty()));
        assertEquals(
                Optional.empty(),
                engine().volumes().inspect(VolumeName.of(stack() + "_stackctl-audit")));
    }

    @Test
    default void entries_are_read_as_they_were_written_in_their_order() {
        log().append(entry(9, "later, \"quoted\"\nand ü \uD83D\uDE00 \u0000"));
        log().append(entry(1, "earlier"));

        assertEquals(
                List.of(
                        entry(1, "earlier"),
                        entry(9, "later, \"quoted\"\nand ü \uD83D\uDE00 \u0000")),
                log().read(Optional.empty()));
        assertEquals(1, log().read(Optional.of(Instant.parse("2026-11-26T10:00:05Z"))).size());
    }

    @Test
    default void of_two_that_write_at_once_neither_is_lost() throws Exception {
        log().append(entry(0, "first"));
        var calls = new ArrayList<Callable<Boolean>>();
        for (var writer = 1; writer <= 3; writer++) {
            var entry = entry(writer, "writer " + writer);
            calls.add(() -> {
                log().append(entry);
                return true;
            });
        }
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (var done : threads.invokeAll(calls)) {
                done.get();
            }
        }

        assertEquals(4, log().read(Optional.empty()).size());
        log().append(entry(9, "last"));
        assertEquals(5, log().read(Optional.empty()).size());
    }

    @Test
    default void a_volume_of_somebody_else_is_not_written_to() {
        var name = VolumeName.of(stack() + "_stackctl-audit");
        engine().volumes().create(VolumeSpec.of(name, Map.of("a", "b")));
        try {
            assertThrows(StackException.class, () -> log().append(entry(1, "x")));
            assertEquals(List.of(), log().read(Optional.empty()));
        } finally {
            engine().volumes().remove(name, true);
        }
    }
}
