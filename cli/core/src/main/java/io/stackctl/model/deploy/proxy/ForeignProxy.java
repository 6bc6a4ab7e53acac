package io.stackctl.model.deploy.proxy;

import io.stackctl.model.Service;
import io.stackctl.model.deploy.Drain;
import java.time.Duration;
import java.util.Optional;

/** A proxy that finds containers by the engine, and cannot be told anything else. */
public enum ForeignProxy {
    /** By labels {@code traefik.*}; leaves out what is starting or unhealthy. */
    TRAEFIK("traefik", Duration.ofSeconds(2)),
    /** caddy-docker-proxy, by labels {@code caddy*}; hears of starts and ends, not of health. */
    CADDY("caddy", Duration.ZERO),
    /** nginx-proxy, by the variable {@code VIRTUAL_HOST}; its template does not mind health. */
    NGINX("nginx-proxy", Duration.ZERO);

    private final String word;
    private final Duration settling;

    ForeignProxy(String word, Duration settling) {
        this.word = word;
        this.settling = settling;
    }

    /** The one that a service is declared to; the first of several. */
    public static Optional<ForeignProxy> of(Service service) {
        if (hasLabel(service, "traefik.")
                && !service.labels().getOrDefault("traefik.enable", "true").equals("false")) {
            return Optional.of(TRAEFIK);
        }
        if (service.labels().keySet().stream().anyMatch(name -> name.matches("caddy([._].*)?"))) {
            return Optional.of(CADDY);
        }
        return service.environment().containsKey("VIRTUAL_HOST")
                ? Optional.of(NGINX)
                : Optional.empty();
    }

    private static boolean hasLabel(Service service, String prefix) {
        return service.labels().keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /** Whether Caddy is told to try another container when one takes no connection. */
    public static boolean triesAgain(Service service) {
        return service.labels().keySet().stream()
                .anyMatch(name ->
                        name.startsWith("caddy") && name.endsWith("reverse_proxy.lb_try_duration"));
    }

    /** Whether a service's proxy, which has to be Caddy, is asked what it has in flight. */
    public static boolean isAsked(Service service, Drain drain) {
        return drain.via() != Drain.Via.NONE
                && drain.timeout().isPositive()
                && of(service).equals(Optional.of(CADDY));
    }

    /** How long it takes at most to act by what the engine tells it. */
    public Duration settling() {
        return settling;
    }

    /** Such as {@code traefik}. */
    @Override
    public String toString() {
        return word;
    }
}
