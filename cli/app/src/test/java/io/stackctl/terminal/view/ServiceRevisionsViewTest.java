package io.stackctl.terminal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.cluster.ServiceRevision;
import io.stackctl.model.name.ServiceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ServiceRevisionsViewTest {

    private static final Instant NOW = Instant.parse("2026-11-27T17:00:30.5Z");

    private static final List<ServiceRevision> REVISIONS =
            List.of(
                    new ServiceRevision(
                            ServiceName.of("web"),
                            12,
                            Optional.of(NOW.minusSeconds(30)),
                            "web:2@sha256:22",
                            OptionalLong.of(3),
                            true,
                            "paused: no task came",
                            "image web:1 -> web:2"),
                    new ServiceRevision(
                            ServiceName.of("web"),
                            11,
                            Optional.empty(),
                            "web:1",
                            OptionalLong.empty(),
                            false,
                            "",
                            ""));

    @Test
    void each_form_has_a_line() {
        assertEquals(
                """
                SERVICE   REVISION   CREATED          IMAGE     REPLICAS   STATUS                          CHANGE
                web       12         30 seconds ago   web:2     3          current, paused: no task came   image web:1 -> web:2
                web       11                          web:1
                """,
                ServiceRevisionsView.of("", REVISIONS, NOW).replaceAll(" +\n", "\n"));
    }

    @Test
    void programs_read_it_as_objects() {
        assertEquals(
                """
                {"Service":"web","Revision":12,"CreatedAt":"2026-11-27T17:00:00Z","Created":"30 seconds ago","Image":"web:2","Digest":"sha256:22","Replicas":"3","Status":"current, paused: no task came","Change":"image web:1 -\\u003e web:2"}
                """,
                ServiceRevisionsView.of("json", REVISIONS.subList(0, 1), NOW));
        assertEquals(
                "11 web:1 \n",
                ServiceRevisionsView.of(
                        "{{.Revision}} {{.Image}} {{.CreatedAt}}", REVISIONS.subList(1, 2), NOW));
    }
}
