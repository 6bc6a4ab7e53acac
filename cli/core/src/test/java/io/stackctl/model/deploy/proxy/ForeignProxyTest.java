package io.stackctl.model.deploy.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.planner.reconcile.Stacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignProxyTest {

    private static String of(String attributes) {
        var stack = Stacks.shop("services: { web: { image: 'shop:1', " + attributes + " } }\n");
        return ForeignProxy.of(stack.services().getFirst()).map(Object::toString).orElse("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    labels: { traefik.http.routers.a.rule: 'Host(`a`)' }      | traefik
                    labels: { traefik.enable: 'true' }                       | traefik
                    labels: { traefik.enable: 'false', traefik.tcp.x: 'y' }  | none
                    labels: { caddy: example.com }                           | caddy
                    labels: { caddy_1.reverse_proxy: '{{upstreams}}' }       | caddy
                    labels: { caddyish: example.com, traefiker: 'x' }        | none
                    environment: { VIRTUAL_HOST: example.com }               | nginx-proxy
                    environment: { HOST: example.com }                       | none
                    """)
    void it_is_found_by_what_is_declared_to_it(String attributes, String proxy) {
        assertEquals(proxy, of(attributes));
    }

    @Test
    void traefik_takes_two_seconds_to_act() {
        assertEquals(2, ForeignProxy.TRAEFIK.settling().toSeconds());
        assertEquals(0, ForeignProxy.CADDY.settling().toSeconds());
    }
}
