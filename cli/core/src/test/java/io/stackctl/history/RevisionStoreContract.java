package io.stackctl.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.Containers;
import io.stackctl.engine.Engine;
import io.stackctl.engine.VolumeHolder;
import io.stackctl.engine.VolumeSpec;
import io.stackctl.failure.StackException;
import io.stackctl.history.Outcome.Result;
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
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is kept of deployments, on every engine. */
@Timeout(120)
public interface RevisionStoreContract {

    /** An engine without any history of {@link #stack}, which has {@link #image}. */
    Engine engine();

    /** A name that no other test uses at the same time. */
    StackName stack();

    /** A reference to an image. */
    String image();

    /** The store of the stack. */
    default RevisionStore store() {
        return new RevisionStore(engine(), stack());
    }

    /** A revision of one service, {@code web}. */
    default Revision revision(int number) {
        return new Revision(
                        new RevisionNumber(number),
                        new Occasion(
                                Instant.parse("2026-11-26T10:00:00.5Z"),
                                "ada@laptop",
                                "stackctl deploy --canary 5,25",
                                Optional.of(
                                        new GitState(
                                                "0123456789abcdef",
                                                "main",
                                                true,
                                                "https://ada:geheim@git.example/shop?t=geheim")),
                                "Say \"hello\", = and ü"),
                        List.of(ServiceName.of("web")),
                        Map.of(ServiceName.of("web"), imageId()),
                        Optional.of(new RevisionNumber(number - 1)),
                        "canary 5,25")
                .knowing(Optional.of(new SchemaMark(ServiceName.of("db"), 6)));
    }

    private ImageId imageId() {
        return engine().images().inspect(image()).orElseThrow().id();
    }

    private static Outcome outcome(Result result) {
        return new Outcome(
                result, Instant.parse("2026-11-26T10:02:00Z"), Duration.ofMillis(119500), "why", 3);
    }

    private void begin(int number) {
        assertTrue(store().begin(revision(number), "{}"));
    }

    private VolumeName volume(String suffix) {
        return VolumeName.of(stack() + "_stackctl-" + suffix);
    }

    private static RevisionNumber number(int number) {
        return new RevisionNumber(number);
    }

    @Test
    default void a_stack_without_deployments_has_no_history() {
        assertEquals(List.of(), store().list());
        assertEquals(number(1), store().next(RevisionNumber.NONE));
        assertEquals(number(8), store().next(number(7)));
    }

    @Test
    default void a_revision_is_read_as_it_was_written() {
        var document = "{\"a\": \"ü € \\u0000 \uD83D\uDE00\"}\n".repeat(5000);
        assertTrue(store().begin(revision(3), document));

        assertEquals(List.of(revision(3)), store().list());
        assertEquals(document, store().document(number(3)));
        assertEquals(number(4), store().next(RevisionNumber.NONE));
    }

    @Test
    default void the_document_is_for_root_alone_and_no_container_is_left() {
        begin(1);

        var holder =
                engine().containers()
                        .hold(
                                new VolumeHolder(
                                        stack() + "-look",
                                        imageId(),
                                        Map.of("io.stackctl.holder", stack().value()),
                                        volume("r1"),
                                        "/in"));
        try {
            var stat = engine().containers().stat(holder, "/in/document").orElseThrow();
            assertEquals(0600, stat.mode());
        } finally {
            engine().containers().remove(holder, true);
        }
        assertEquals(
                List.of(),
                engine().containers().held(Map.of("io.stackctl.holder", stack().value())));
    }

    @Test
    default void labels_hold_no_credentials() {
        begin(1);

        var labels = engine().volumes().inspect(volume("r1")).orElseThrow().labels().all();
        assertFalse(labels.toString().contains("geheim"), labels.toString());
        assertTrue(
                labels.keySet().stream().noneMatch(name -> name.startsWith("com.docker")),
                labels.toString());
    }

    @Test
    default void of_two_that_choose_one_number_one_has_it() throws Exception {
        var callers = 4;
        for (var round = 1; round <= 5; round++) {
            var number = round;
            var gate = new CyclicBarrier(callers);
            var attempts = new ArrayList<Callable<Boolean>>();
            for (var caller = 0; caller < callers; caller++) {
                var document = "document of " + caller;
                attempts.add(() -> {
                    gate.await();
                    return store().begin(revision(number), document);
                });
            }
            var winners = new ArrayList<Integer>();
            try (var threads = Executors.newFixedThreadPool(callers)) {
                var answers = threads.invokeAll(attempts);
                for (var caller = 0; caller < callers; caller++) {
                    if (answers.get(caller).get()) {
                        winners.add(caller);
                    }
                }
            }
            assertEquals(1, winners.size());
            assertEquals("document of " + winners.getFirst(), store().document(number(number)));
        }
    }

    @Test
    default void the_last_word_on_an_end_counts() {
        begin(1);
        assertEquals(Optional.empty(), store().list().getFirst().outcome());

        store().finish(number(1), outcome(Result.PAUSED));
        assertEquals(Optional.of(outcome(Result.PAUSED)), store().list().getFirst().outcome());

        store().finish(number(1), outcome(Result.SUCCEEDED));
        assertEquals(Optional.of(outcome(Result.SUCCEEDED)), store().list().getFirst().outcome());
        assertEquals(Optional.empty(), engine().volumes().inspect(volume("r1-outcome")));
    }

    @Test
    default void a_step_is_noted_once() {
        begin(1);

        assertTrue(store().mark(number(1), "step.1", Map.of("share", "50")));
        assertFalse(store().mark(number(1), "step.1", Map.of("share", "70")));
        assertTrue(store().mark(number(1), "step.2", Map.of()));
        assertEquals(
                Map.of("step.1", Map.of("share", "50"), "step.2", Map.of()),
                store().marks(number(1)));
        assertEquals(Map.of(), store().marks(number(2)));
        assertEquals(1, store().list().size());
    }

    @Test
    default void images_of_a_revision_get_a_name_and_are_missed_when_they_are_gone() {
        begin(2);

        var tag = stack() + "-web:stackctl-r2";
        assertEquals(imageId(), engine().images().inspect(tag).orElseThrow().id());
        assertEquals(List.of(), store().missingImages(revision(2)));
        var gone =
                new Revision(
                        number(2),
                        revision(2).occasion(),
                        List.of(),
                        Map.of(
                                ServiceName.of("db"),
                                new ImageId("sha256:" + "0".repeat(64)),
                                ServiceName.of("web"),
                                imageId()),
                        Optional.empty(),
                        "");
        assertEquals(List.of(ServiceName.of("db")), store().missingImages(gone));
    }

    @Test
    default void nothing_is_left_of_a_revision_whose_image_is_gone() {
        var revision =
                new Revision(
                        number(1),
                        revision(1).occasion(),
                        List.of(),
                        Map.of(
                                ServiceName.of("db"),
                                imageId(),
                                ServiceName.of("web"),
                                new ImageId("sha256:" + "0".repeat(64))),
                        Optional.empty(),
                        "");

        assertThrows(StackException.class, () -> store().begin(revision, "{}"));
        assertEquals(List.of(), store().list());
        assertEquals(Optional.empty(), engine().images().inspect(stack() + "-db:stackctl-r1"));
    }

    @Test
    default void the_oldest_are_forgotten_but_for_those_that_are_needed() {
        for (var number = 1; number <= 6; number++) {
            begin(number);
            store().mark(number(number), "step", Map.of());
            if (number != 4) {
                store().finish(
                                number(number),
                                outcome(number < 3 ? Result.SUCCEEDED : Result.FAILED));
            }
        }

        assertEquals(List.of(number(4)), store().prune(2, Set.of(number(3))));

        assertEquals(
                List.of(6, 5, 3, 2, 1),
                store().list().stream().map(it -> it.number().value()).toList());
        assertEquals(Map.of(), store().marks(number(4)));
        assertEquals(Map.of("step", Map.of()), store().marks(number(3)));
        assertEquals(Optional.empty(), engine().images().inspect(stack() + "-web:stackctl-r4"));
        assertTrue(engine().images().inspect(stack() + "-web:stackctl-r3").isPresent());
        assertEquals(number(7), store().next(RevisionNumber.NONE));
    }

    @Test
    default void what_is_left_of_a_revision_without_a_record_goes_with_the_next() {
        begin(1);
        store().mark(number(1), "step", Map.of());
        engine().volumes().remove(volume("r1"), false);

        assertEquals(List.of(), store().list());
        assertEquals(number(2), store().next(RevisionNumber.NONE));
        store().prune(1, Set.of());
        assertEquals(Map.of(), store().marks(number(1)));
    }

    @Test
    default void a_revision_that_is_not_there_is_said_to_be_unknown() {
        var refused = assertThrows(StackException.class, () -> store().document(number(9)));

        assertEquals("stack " + stack() + " has no revision r9", refused.failure().message());
        assertEquals(Optional.empty(), engine().volumes().inspect(volume("r9")));
    }

    @Test
    default void a_volume_of_somebody_else_is_not_taken_for_a_record() {
        engine().volumes()
                .create(
                        VolumeSpec.of(
                                volume("r1"),
                                Map.of("com.docker.compose.project", stack().value())));
        try {
            var refused =
                    assertThrows(StackException.class, () -> store().begin(revision(1), "{}"));

            assertEquals(
                    "volume " + volume("r1") + " is in the way: it is no record of a revision",
                    refused.failure().message());
            assertThrows(StackException.class, () -> store().document(number(1)));
        } finally {
            engine().volumes().remove(volume("r1"), false);
        }
    }

    /** Containers that stand for a file of the stack's history. */
    default List<Containers.Held> holders() {
        return engine().containers().held(Map.of("io.stackctl.holder", stack().value()));
    }
}
