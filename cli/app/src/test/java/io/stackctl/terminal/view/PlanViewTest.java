package io.stackctl.terminal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.event.Resource;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.plan.Promise;
import io.stackctl.step.Step;
import io.stackctl.step.image.PullBase;
import io.stackctl.step.volume.RemoveVolume;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanViewTest {

    private static final ImageName BASE = ImageName.of("java:25");

    private final PlanBuilder<Step> steps = Step.plan();

    @Test
    void steps_stand_under_what_they_change_and_what_does_nothing_is_not_shown() {
        int pull = steps.add(new PullBase(BASE, "", true, "not found"));
        steps.add(
                new PullBase(BASE, "", false, "if 1 does not bring it"), List.of(), List.of(pull));
        steps.add(new RemoveVolume(VolumeName.of("shop_data"), "definition changed"));
        steps.everythingSoFar("all is there");
        steps.add(new RemoveVolume(VolumeName.of("shop_more"), "definition changed"));
        steps.keep(Resource.container(StackName.of("shop") + "-web-1"));

        assertEquals(
                """
                Images
                  1  pull  image java:25  not found
                  2  pull  image java:25  if 1 does not bring it
                Volumes
                  3  remove  volume shop_data  definition changed (loses data)
                  5  remove  volume shop_more  definition changed (loses data)
                4 steps, 1 container kept.
                """,
                new PlanView(steps.build()).text());
    }

    @Test
    void programs_are_told_what_is_done_only_instead_of_others() {
        int pull = steps.add(new PullBase(BASE, "", true, "not found"));
        steps.add(new PullBase(BASE, "", false, "instead"), List.of(), List.of(pull));

        var json = new PlanView(steps.build()).json().replaceAll("\\s+", "");

        assertTrue(
                json.contains("\"number\":2,\"waitsFor\":[1],\"insteadOf\":[1],\"verb\":\"pull\""),
                json);
    }

    @Test
    void what_clients_notice_is_promised() {
        steps.add(new PullBase(BASE, "", true, "not found"));
        steps.promise(
                List.of(
                        Promise.of("web", "gateway", Promise.Kind.ZERO, "they are drained"),
                        new Promise(
                                "db",
                                "port 5432 of the host",
                                Promise.Kind.GAP,
                                Duration.ofMillis(2500),
                                "hostile\u001b[2J")));

        var view = new PlanView(steps.build());

        assertEquals(
                """
                Images
                  1  pull  image java:25  not found
                Promises
                  web  gateway                zero failed requests  they are drained
                  db   port 5432 of the host  a gap of about 2.5s   hostile\\x1b[2J
                1 step.
                """,
                view.text());
        assertTrue(
                view.json()
                        .replaceAll("\\s+", "")
                        .contains(
                                "{\"service\":\"db\",\"via\":\"port5432ofthehost\",\"promise\":\"gap\","
                                        + "\"milliseconds\":2500,\"text\":\"agapofabout2.5s\","),
                view.json());
    }

    @Test
    void an_empty_plan_says_so() {
        assertEquals("Nothing to do.\n", new PlanView(steps.build()).text());
    }
}
