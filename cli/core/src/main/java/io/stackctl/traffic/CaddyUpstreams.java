package io.stackctl.traffic;

import io.stackctl.engine.Engine;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.state.NetworkMembership;
import io.stackctl.state.ObservedContainer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How many requests Caddys have sent to containers that were not answered yet, by their <a
 * href="https://caddyserver.com/docs/api#get-reverse_proxyupstreams">admin API</a>. It listens on
 * the loopback of a Caddy's own container, so it is asked there, with what is there.
 */
public final class CaddyUpstreams {

    /** Of official images BusyBox's wget will do, of Debian's package bash. */
    private static final String ASK =
            """
            at=http://127.0.0.1:2019/reverse_proxy/upstreams
            if command -v wget >/dev/null; then wget -q -T 2 -O - $at && exit; fi
            if command -v curl >/dev/null; then curl -fsS -m 2 $at && exit; fi
            exec timeout 2 bash -c 'exec 3<>/dev/tcp/127.0.0.1/2019
            printf "GET /reverse_proxy/upstreams HTTP/1.0\\r\\nHost: 127.0.0.1:2019\\r\\n\\r\\n" >&3
            read -r _ code _ <&3
            [ "$code" = 200 ] || exit 22
            while IFS= read -r line <&3 && [ "$line" != "$(printf "\\r")" ]; do :; done
            exec cat <&3'
            """;

    private static final Question QUESTION = new Question("sh", "-c", ASK);

    private final Engine engine;
    private final Set<String> hosts;
    private final List<ContainerId> caddys;

    private CaddyUpstreams(Engine engine, Set<String> hosts, List<ContainerId> caddys) {
        this.engine = engine;
        this.hosts = hosts;
        this.caddys = caddys;
    }

    /**
     * Finds the Caddys, of any stack, that share a network with containers: those whose image or
     * program is called so.
     */
    public static CaddyUpstreams of(Engine engine, Set<ContainerId> containers) {
        var running = engine.containers().ofAllStacks(false);
        var hosts = new HashSet<String>();
        var networks = new HashSet<String>();
        for (var container : running) {
            if (containers.contains(container.id())) {
                container.networks().forEach(network -> hosts.add(network.address()));
                networks.addAll(names(container));
            }
        }
        hosts.remove("");
        var caddys = new ArrayList<ContainerId>();
        for (var container : running) {
            if (isCaddy(container) && names(container).stream().anyMatch(networks::contains)) {
                caddys.add(container.id());
            }
        }
        return new CaddyUpstreams(engine, hosts, caddys);
    }

    private static List<String> names(ObservedContainer container) {
        return container.networks().stream().map(NetworkMembership::networkName).toList();
    }

    private static boolean isCaddy(ObservedContainer container) {
        return container.image().contains("caddy") || container.command().contains("caddy");
    }

    /** Asks them; empty where none answers. */
    public OptionalLong inFlight() {
        var sum = OptionalLong.empty();
        for (var caddy : caddys) {
            var found = inFlight(QUESTION.ask(engine, caddy));
            if (found.isPresent()) {
                sum = OptionalLong.of(sum.orElse(0) + found.getAsLong());
            }
        }
        return sum;
    }

    private OptionalLong inFlight(Answer answer) {
        var upstreams = answer.isFine() ? answer.objects() : List.<Mapping>of();
        if (upstreams.isEmpty()) {
            return OptionalLong.empty();
        }
        long requests = 0;
        for (var upstream : upstreams) {
            var address = upstream.text("address", "");
            if (hosts.contains(address.substring(0, Math.max(0, address.lastIndexOf(':'))))
                    && upstream.find("num_requests").orElse(null) instanceof Scalar.Int number) {
                requests += Math.clamp(number.value(), 0, Integer.MAX_VALUE);
            }
        }
        return OptionalLong.of(requests);
    }
}
