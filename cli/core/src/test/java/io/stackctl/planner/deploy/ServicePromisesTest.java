package io.stackctl.planner.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.OrderChoice;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Stacks;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ServicePromisesTest {

    private static final String OLD_ONES =
            "old ones answer what they have, for up to 30s, before they stop";

    @Test
    void behind_a_gateway_nothing_fails() {
        assertEquals(
                "gateway: zero failed requests: " + OLD_ONES, routed("web: { image: 'shop:1' }"));
    }

    @Test
    void whoever_may_not_overlap_is_waited_for() {
        assertEquals(
                "gateway: zero failed requests, which wait about 4s: volume data has one writer:"
                        + " held for up to 30s, then the old one answers again",
                routed(
                        """
                        web:
                            image: 'shop:1'
                            volumes: [data:/data]
                            healthcheck: { test: [CMD, 'true'], interval: 3s }
                        """));
    }

    @Test
    void nobody_waits_for_longer_than_the_hold() {
        assertEquals(
                "gateway: zero failed requests, which wait about 5s: strategy recreate: held for up"
                        + " to 5s, then the old one answers again",
                routed(
                        """
                        web:
                            image: 'shop:1'
                            healthcheck: { test: [CMD, 'true'] }
                            x-stackctl: { deploy: { strategy: recreate, hold: 5s } }
                        """));
    }

    @Test
    void without_a_hold_there_is_a_gap() {
        assertEquals(
                "gateway: a gap of about 1s: overlap: false says that two may not run at once, and"
                        + " hold is 0s",
                routed(
                        """
                        web:
                            image: 'shop:1'
                            x-stackctl: { deploy: { overlap: false, hold: 0s } }
                        """));
    }

    @Test
    void replicas_serve_for_one_another() {
        var two =
                """
                web:
                    image: 'shop:1'
                    deploy: { replicas: 2 }
                    x-stackctl: { deploy: { overlap: false } }
                """;

        assertEquals(
                "gateway: zero failed requests: " + OLD_ONES,
                promises(two, true, false, false, false));
        assertEquals(
                "name: clients that retry a connect see nothing: others serve meanwhile, and its"
                        + " name leads to containers that do not listen yet, or no longer",
                promises(two, false, false, false, false));
    }

    @Test
    void whoever_is_not_drained_is_cut() {
        var none = "x-stackctl: { deploy: { drain: { via: none }";

        assertEquals(
                "gateway: requests in flight may be cut: drain.via none: it is stopped at once",
                routed("web: { image: 'shop:1', " + none + " } } }"));
        assertEquals(
                "gateway: a gap of about 1s: overlap: false says that two may not run at once, and"
                        + " with drain.via none nothing is held",
                routed("web: { image: 'shop:1', " + none + ", overlap: false } } }"));
    }

    @Test
    void names_lead_to_what_does_not_listen() {
        assertEquals(
                "name: clients that retry a connect see nothing: its name leads to containers that"
                        + " do not listen yet, or no longer; container_name goes over when the new"
                        + " one is proven",
                direct("web: { image: 'shop:1', container_name: web }"));
    }

    @Test
    void a_service_that_others_need_is_called_by_its_name_too() {
        assertEquals(
                "gateway: zero failed requests: "
                        + OLD_ONES
                        + "\nname: clients that retry a connect see nothing: its name leads to"
                        + " containers that do not listen yet, or no longer",
                promises("web: { image: 'shop:1' }", true, true, false, true));
    }

    @Test
    void names_that_a_gateway_carries_lead_to_those_that_answer() {
        var web = "web: { image: 'shop:1' }";
        var zero = "zero failed requests: " + OLD_ONES;

        assertEquals(
                "gateway: " + zero + "\nname: " + zero,
                promises(web, true, false, Carriage.NOW, false, true));
        assertEquals(
                "name: a gap: its name leads to nobody until the gateway has been replaced, which"
                        + " carries it from then on",
                promises(web, false, true, Carriage.LATER, false, true));
    }

    @Test
    void a_port_of_the_host_is_free_for_a_while() {
        assertEquals(
                "port 80 of the host: a gap of about 6s: port 80 of the host can be taken once"
                        + " only, and nobody holds requests",
                direct(
                        """
                        web:
                            image: 'shop:1'
                            ports: ['80:8080']
                            healthcheck:
                              { test: [CMD, 'true'], start_period: 9s, start_interval: 5s }
                        """));
    }

    @Test
    void a_port_that_the_engine_chooses_is_another_one() {
        assertEquals(
                "port of the host: a gap: the new container has another port of the host than the"
                        + " old one",
                direct("web: { image: 'shop:1', ports: [8080] }"));
    }

    @Test
    void what_has_no_network_fails_nobody() {
        assertEquals(
                "nothing: zero failed requests: network_mode none: nobody can send it any",
                direct("web: { image: 'shop:1', network_mode: none, volumes: [data:/data] }"));
    }

    private static final String TRAEFIK =
            """
            web:
                image: 'shop:1'
                labels: { traefik.enable: 'true' }
                healthcheck: { test: [CMD, 'true'], interval: 5s, retries: 2 }
            """;
    private static final String BY_HEALTH =
            "    x-stackctl: { deploy: { drain: { via: healthcheck } } }\n";

    @Test
    void a_proxy_that_goes_by_health_is_waited_for() {
        assertEquals(
                "traefik: requests in flight may be cut: nothing new after about 12s, by a failing"
                        + " health check; what takes longer is for the program to finish",
                direct(TRAEFIK + BY_HEALTH));
        assertEquals(
                "traefik: requests in flight may be cut: it may send requests to a container that"
                        + " stops; drain.via healthcheck would help",
                direct(TRAEFIK));
    }

    @Test
    void proxies_that_hear_of_ends_only_hide_what_they_can() {
        var caddy = "web:\n    image: 'shop:1'\n    labels: { caddy: a.b }\n";

        assertEquals(
                "caddy: requests in flight may be cut: refused connects would be hidden by"
                        + " lb_try_duration, which is not set; what is in flight is waited for, for up"
                        + " to 30s, where its admin API answers; it does not go by health, so"
                        + " drain.via healthcheck is no use",
                direct(caddy + BY_HEALTH));
        assertEquals(
                "caddy: requests in flight may be cut: refused connects are hidden by"
                        + " lb_try_duration, those of a POST not by every version; what is in flight"
                        + " may be cut",
                direct(
                        (caddy + "    x-stackctl: { deploy: { drain: { timeout: 0s } } }\n")
                                .replace("a.b", "a.b, caddy.reverse_proxy.lb_try_duration: 5s")));
        assertEquals(
                "nginx-proxy: requests in flight may be cut: refused connects are hidden while"
                        + " there are two containers; a POST that was sent is not repeated",
                direct("web: { image: 'shop:1', environment: { VIRTUAL_HOST: a.b } }"));
        assertEquals(
                "nginx-proxy: a gap of about 1s: strategy recreate, and nobody holds requests",
                direct(
                        "web: { image: 'shop:1', environment: { VIRTUAL_HOST: a.b },"
                                + " x-stackctl: { deploy: { strategy: recreate } } }"));
    }

    @Test
    void whoever_replaces_the_gateway_has_everything_wait() {
        assertEquals(
                "all that it routes: a gap of about 5s for everything behind it: port 80 of the host"
                        + " can be taken once only, and the new gateway answers only when it has"
                        + " started; what the old one still answers comes on top",
                promises("web: { image: 'shop:1', ports: ['80:80'] }", false, false, true, true));
    }

    @Test
    void a_gateway_behind_another_one_goes_over_as_any_service() {
        assertEquals(
                "gateway: zero failed requests: " + OLD_ONES,
                promises("web: { image: 'shop:1' }", true, false, true, true));
    }

    private static String routed(String services) {
        return promises(services, true, false, false, true);
    }

    private static String direct(String services) {
        return promises(services, false, false, false, true);
    }

    private static String promises(
            String services, boolean routed, boolean named, boolean gateway, boolean alone) {
        return promises(services, routed, named, Carriage.NONE, gateway, alone);
    }

    private static String promises(
            String services,
            boolean routed,
            boolean named,
            Carriage carriage,
            boolean gateway,
            boolean alone) {
        var stack = Stacks.shop("services:\n  " + services + "\nvolumes: { data: }\n");
        var service = stack.definedService(ServiceName.of("web")).orElseThrow();
        var policy = DeployPolicy.of(stack, service);
        var choice = OrderChoice.of(stack, service, policy);
        return ServicePromises.of(
                        new PromiseBasis(
                                service, policy, choice, routed, named, carriage, gateway, alone))
                .stream()
                .map(promise -> promise.via() + ": " + promise.text() + ": " + promise.cause())
                .collect(Collectors.joining("\n"));
    }
}
