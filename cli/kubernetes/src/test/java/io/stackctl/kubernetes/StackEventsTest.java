package io.stackctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.cluster.ClusterEvent;
import io.stackctl.model.name.ServiceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told of a cluster's events, of which most are about something else. */
@Timeout(60)
class StackEventsTest extends ClusterCase {

    private static final Instant NINE = Instant.parse("2026-01-01T09:00:00Z");
    private static final String WATCH = "GET .*/events[?].*watch=true.*";

    private final List<String> told = new ArrayList<>();

    StackEventsTest() {
        super("name: shop\nservices:\n  web: {image: nginx}\n  db: {image: pg}\n");
    }

    @BeforeEach
    void bring() {
        shop.up();
        cluster.put("pods", OnCluster.pod("web-1-x", "{}"));
    }

    private String uid(String plural, String name) {
        return cluster.find(plural, name).orElseThrow().path("metadata").path("uid").asString("");
    }

    private void happens(String name, String kind, String of, String uid, String at, String more) {
        cluster.put(
                "events",
                """
                {"apiVersion":"v1","kind":"Event","metadata":{"name":"%s","uid":"%s"},
                 "involvedObject":{"apiVersion":"%s","kind":"%s","name":"%s","uid":"%s"},
                 "reason":"Seen","message":"as it is","type":"Normal","lastTimestamp":"%s"%s}
                """
                        .formatted(
                                name,
                                name,
                                kind.equals("Pod") ? "v1" : "apps/v1",
                                kind,
                                of,
                                uid,
                                at,
                                more));
    }

    private void happens(String name, String at) {
        happens(name, "Pod", "web-1-x", uid("pods", "web-1-x"), at, "");
    }

    private void tell(Optional<Instant> since, Optional<Instant> until, String... services) {
        var asked = new ArrayList<ServiceName>();
        for (var service : services) {
            asked.add(ServiceName.of(service));
        }
        shop.cluster().events(shop.name(), Set.copyOf(asked), since, until, this::take);
    }

    private void take(ClusterEvent event) {
        told.add(event.time() + " " + event.kind() + " " + event.id() + event.attributes());
    }

    /** Until the first watch has ended, and somebody closes the connection. */
    private void follow(Runnable meanwhile) {
        cluster.onceAsked(WATCH, meanwhile);
        cluster.onAsked(WATCH, 2, shop::close);
        tell(Optional.empty(), Optional.empty());
    }

    @Test
    void what_was_within_the_times_is_told_in_its_order() {
        happens("late", "2026-01-01T09:20:00Z");
        happens("second", "2026-01-01T09:10:00Z");
        happens("first", "2026-01-01T09:05:00Z");
        happens("early", "2026-01-01T08:59:00Z");

        tell(Optional.of(NINE), Optional.of(NINE.plusSeconds(900)));

        var rest = " pod web-1-x{message=as it is, service=web, type=Normal}";
        assertEquals(List.of("2026-01-01T09:05:00Z" + rest, "2026-01-01T09:10:00Z" + rest), told);
    }

    @Test
    void without_a_beginning_only_what_comes_is_told() {
        happens("before", "2026-01-01T09:00:00Z");

        follow(() -> happens("after", "2026-01-01T09:10:00Z"));

        assertEquals(1, told.size());
        assertTrue(told.getFirst().startsWith("2026-01-01T09:10:00Z pod web-1-x"), told.toString());
    }

    @Test
    void what_is_listed_anew_is_told_once() {
        cluster.refuseOnce(WATCH, 410, "{}");
        happens("before", "2026-01-01T09:00:00Z");

        follow(() -> happens("after", "2026-01-01T09:10:00Z"));

        assertEquals(1, told.size());
        assertEquals(2, cluster.asked().stream().filter(line -> line.endsWith("/events")).count());
    }

    @Test
    void what_is_about_others_is_not_told() {
        cluster.put(
                "pods",
                OnCluster.pod("web-x", "{}").replace("part-of\":\"shop", "part-of\":\"other"));

        follow(() -> {
            happens("theirs", "Pod", "web-x", uid("pods", "web-x"), "2026-01-01T09:00:00Z", "");
            happens("node", "Node", "n1", "n1", "2026-01-01T09:00:00Z", "");
            happens("gone", "Pod", "web-http2-0", "gone", "2026-01-01T09:00:00Z", "");
            happens("after", "2026-01-01T09:10:00Z");
        });

        assertEquals(1, told.size(), told.toString());
    }

    @Test
    void what_has_gone_is_known_by_its_name() {
        happens("gone", "Pod", "web-67cdcc88c5-4vxnp", "gone", "2026-01-01T09:01:00Z", "");
        happens("job", "Pod", "other-4vxnp", "other", "2026-01-01T09:02:00Z", "");

        tell(Optional.of(NINE), Optional.of(NINE.plusSeconds(900)));

        assertEquals(1, told.size(), told.toString());
        assertTrue(told.getFirst().contains("service=web"), told.toString());
    }

    @Test
    void what_has_come_since_is_looked_at() {
        follow(() -> {
            cluster.put("pods", OnCluster.pod("web-2-y", "{}"));
            happens("new", "Pod", "web-2-y", uid("pods", "web-2-y"), "2026-01-01T09:00:00Z", "");
        });

        assertEquals(1, told.size(), told.toString());
        assertTrue(told.getFirst().contains("web-2-y"), told.toString());
    }

    @Test
    void services_are_chosen_from() {
        happens("web", "2026-01-01T09:00:00Z");
        happens("db", "Deployment", "db", uid("deployments", "db"), "2026-01-01T09:00:00Z", "");

        tell(Optional.of(NINE), Optional.of(NINE), "db");

        assertEquals(1, told.size(), told.toString());
        assertTrue(told.getFirst().contains("deployment db{"), told.toString());
    }

    @Test
    void how_often_and_when_last_are_told_of_a_series() {
        happens(
                "often",
                "Pod",
                "web-1-x",
                uid("pods", "web-1-x"),
                "2026-01-01T09:00:00Z",
                ",\"reportingComponent\":\"kubelet\",\"series\":{\"count\":7,"
                        + "\"lastObservedTime\":\"2026-01-01T09:30:00.5Z\"}");

        tell(Optional.of(NINE), Optional.of(NINE.plusSeconds(3600)));

        assertEquals(
                List.of(
                        "2026-01-01T09:30:00.500Z pod web-1-x{count=7, from=kubelet, message=as it"
                                + " is, service=web, type=Normal}"),
                told);
    }
}
