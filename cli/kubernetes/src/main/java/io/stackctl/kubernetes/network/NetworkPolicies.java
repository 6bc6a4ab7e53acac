package io.stackctl.kubernetes.network;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.NetworkLabels;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.ServicePort;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.kubernetes.scope.StackScope;
import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may talk to whom. A policy for each network lets its pods talk to each other; since what any
 * of several policies allows is allowed, a pod on several networks has the freedom of all.
 */
public final class NetworkPolicies {

    private final StackScope stack;

    public NetworkPolicies(StackScope stack) {
        this.stack = stack;
    }

    /** Those of networks that a service is on. */
    public List<KubernetesObject> ofNetworks() {
        var policies = new ArrayList<KubernetesObject>();
        for (var network : stack.stack().networks()) {
            var isUsed =
                    stack.services().stream()
                            .anyMatch(service -> service.networks().contains(network.key()));
            if (isUsed) {
                policies.add(ofNetwork(network));
            }
        }
        stack.services().stream()
                .filter(NetworkLabels::isAlone)
                .map(this::ofNone)
                .forEach(policies::add);
        return policies;
    }

    private KubernetesObject ofNetwork(NetworkDefinition network) {
        var entry = stack.stack().definition().mapping("networks").entry(network.key());
        var place = entry == null ? network.definition().location() : entry.keyLocation();
        var members =
                new Fields().put("matchLabels", NetworkLabels.selector(stack, network)).build();
        var peer = new Fields();
        if (network.external()) {
            // It is there before the stack, so pods of other namespaces are on it.
            peer.empty("namespaceSelector");
        }
        var from = new Fields().list("from", List.of(peer.put("podSelector", members).build()));
        var spec =
                new Fields()
                        .put("podSelector", members)
                        .list("policyTypes", words("Ingress", "Egress"))
                        .list("ingress", List.of(from.build()))
                        .list("egress", network.internal() ? within(members) : everywhere());
        return policy(NetworkLabels.name(stack, network), spec, place);
    }

    /** An empty rule allows all. */
    private static List<Mapping> everywhere() {
        return List.of(new Fields().build());
    }

    /** To the pods of the network, and to whoever knows their addresses. */
    private static List<Mapping> within(Mapping members) {
        var to = new Fields().put("podSelector", members).build();
        var names = new Fields().list("ports", List.of(port(53, "UDP"), port(53, "TCP")));
        return List.of(new Fields().list("to", List.of(to)).build(), names.build());
    }

    private static Mapping port(int number, String protocol) {
        return new Fields().number("port", number).text("protocol", protocol).build();
    }

    private KubernetesObject ofNone(ServiceScope service) {
        var selector = new Fields().put("matchLabels", service.selector());
        var spec =
                new Fields()
                        .put("podSelector", selector)
                        .list("policyTypes", words("Ingress", "Egress"));
        return policy(ObjectNames.of(service.name() + "-alone"), spec, service.at("network_mode"));
    }

    /** Ports of a service that everybody may call, whatever network they are on. */
    public KubernetesObject ofPorts(ServiceScope service, List<ServicePort> ports) {
        var rules = new ArrayList<Mapping>();
        for (var port : ports) {
            rules.add(
                    new Fields(port.place())
                            .number("port", port.number())
                            .text("protocol", port.protocolWord())
                            .build());
        }
        var spec =
                new Fields()
                        .put("podSelector", new Fields().put("matchLabels", service.selector()))
                        .list("policyTypes", words("Ingress"))
                        .list("ingress", List.of(new Fields().list("ports", rules).build()));
        return policy(ObjectNames.of(service.name() + "-published"), spec, service.place());
    }

    private KubernetesObject policy(String name, Fields spec, Location place) {
        return KubernetesObject.of(
                "networking.k8s.io/v1",
                "NetworkPolicy",
                stack.metadata(name).build(),
                new Fields().put("spec", spec),
                place);
    }

    private static List<Scalar.Text> words(String... words) {
        return List.of(words).stream().map(word -> new Scalar.Text(word, Location.NONE)).toList();
    }
}
