package io.stackctl.kubernetes.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class PodTroubleTest {

    private static final String AWAY = "dial tcp: lookup r: no such host";

    private long nanos;
    private final PodTrouble trouble = new PodTrouble(() -> nanos);

    private void pass(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    /** What it says of a pod with one container; empty as long as there is hope. */
    private String container(String reason, String message) {
        return pod(
                """
                {"containerStatuses":[{"name":"web","restartCount":1,
                 "state":{"waiting":{"reason":"%s","message":"%s"}}}]}
                """
                        .formatted(reason, message));
    }

    private String pod(String status) {
        var pod =
                new JsonMapper()
                        .readTree("{\"metadata\":{\"name\":\"p\"},\"status\":" + status + "}");
        return trouble.of(List.of(pod)).map(PodTrouble.Found::toString).orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "ErrImagePull, rpc error: docker.io/library/nope:1: not found",
        "ErrImagePull, pull access denied",
        "InvalidImageName, couldn't parse it",
        "ErrImageNeverPull, it is not there",
    })
    void what_stays_as_it_is_ends_it_at_once(String reason, String message) {
        assertEquals(
                "pod p, container web: " + reason + ": " + message, container(reason, message));
    }

    @Test
    void a_pull_may_come_on_the_second_try() {
        assertEquals("", container("ErrImagePull", AWAY));
        pass(12);
        assertEquals("", container("ImagePullBackOff", "Back-off pulling image"));
        pass(12);

        assertEquals(
                "", pod("{\"containerStatuses\":[{\"name\":\"web\",\"state\":{\"running\":{}}}]}"));
    }

    @Test
    void a_registry_that_stays_away_ends_it_with_the_cause() {
        container("ErrImagePull", AWAY);
        pass(60);

        assertEquals(
                "pod p, container web: ImagePullBackOff: Back-off pulling image: " + AWAY,
                container("ImagePullBackOff", "Back-off pulling image"));
    }

    @Test
    void a_config_may_be_made_for_ten_seconds() {
        assertEquals("", container("CreateContainerConfigError", "secret 'a' not found"));
        pass(9);
        assertEquals("", container("CreateContainerConfigError", "secret 'a' not found"));
        pass(1);

        assertEquals(
                "pod p, container web: CreateContainerConfigError: secret 'a' not found",
                container("CreateContainerConfigError", "secret 'a' not found"));
    }

    @Test
    void what_has_passed_begins_anew_when_it_comes_back() {
        container("CreateContainerError", "first");
        pass(5);
        container("ContainerCreating", "");
        pass(60);

        assertEquals("", container("CreateContainerError", "second"));
    }

    @Test
    void a_machine_may_come_for_thirty_seconds() {
        var unplaced =
                """
                {"conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable",
                 "message":"0/3 nodes are available"}]}
                """;
        assertEquals("", pod(unplaced));
        pass(30);

        assertEquals("pod p: Unschedulable: 0/3 nodes are available", pod(unplaced));
    }
}
