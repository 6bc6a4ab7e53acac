package io.stackctl.kubernetes.workload;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a pod calls itself, and how it finds others. */
final class PodNetworking {

    private final ServiceScope service;

    private PodNetworking(ServiceScope service) {
        this.service = service;
    }

    static void addTo(ServiceScope service, Fields pod) {
        var networking = new PodNetworking(service);
        networking.hostname(pod);
        networking.mode(pod);
        pod.list("hostAliases", networking.aliases(), service.at("extra_hosts"));
        pod.put("dnsConfig", networking.dns());
    }

    private void hostname(Fields pod) {
        var name = service.definition().text("hostname", "");
        if (name.isEmpty()) {
            return;
        }
        if (ObjectNames.isName(name)) {
            pod.text("hostname", name, service.at("hostname"));
        } else {
            service.warn(
                    service.at("hostname"),
                    "hostname",
                    "'" + name + "' cannot be the name of a pod",
                    "call it with a-z, 0-9 and '-'");
        }
    }

    private void mode(Fields pod) {
        var mode = service.definition().text("network_mode", "");
        var place = service.at("network_mode");
        if (mode.equals("host")) {
            pod.flag("hostNetwork", true, place);
            pod.text("dnsPolicy", "ClusterFirstWithHostNet", place);
        } else if (mode.startsWith("service:") || mode.startsWith("container:")) {
            service.refuse(
                    place,
                    "network_mode",
                    "'" + mode + "' would be the network of another pod",
                    "call it by its name, or make one image of both");
        } else if (!mode.isEmpty() && !mode.matches("none|bridge|default|private")) {
            service.refuse(
                    place,
                    "network_mode",
                    "there is no network '" + mode + "' in a cluster",
                    "use `networks`");
        }
    }

    private List<Mapping> aliases() {
        Map<String, List<Scalar.Text>> names = new LinkedHashMap<>();
        Map<String, Location> places = new LinkedHashMap<>();
        if (service.definition().get("extra_hosts") instanceof Sequence hosts) {
            for (var item : hosts.items()) {
                alias(((Scalar) item).text(), item.location(), names, places);
            }
        }
        var aliases = new ArrayList<Mapping>();
        names.forEach((address, all) ->
                aliases.add(
                        new Fields(places.getOrDefault(address, service.place()))
                                .text("ip", address)
                                .list("hostnames", all)
                                .build()));
        return aliases;
    }

    private void alias(
            String text,
            Location place,
            Map<String, List<Scalar.Text>> names,
            Map<String, Location> places) {
        int end = text.indexOf('=');
        var name = end < 0 ? text : text.substring(0, end);
        var address = end < 0 ? "" : text.substring(end + 1).replaceAll("^\\[|\\]$", "");
        if (!address.matches("[0-9a-fA-F.:]+")) {
            service.refuse(
                    place,
                    "extra_hosts",
                    "'" + address + "' is no address that a pod could call",
                    "write an address; what runs on the node is reached by its own");
            return;
        }
        names.computeIfAbsent(address, _ -> new ArrayList<>()).add(new Scalar.Text(name, place));
        places.putIfAbsent(address, place);
    }

    private Fields dns() {
        var options = new ArrayList<Mapping>();
        if (service.definition().get("dns_opt") instanceof Sequence said) {
            for (var item : said.items()) {
                var words = ((Scalar) item).text().split(":", 2);
                var option = new Fields(item.location()).text("name", words[0]);
                if (words.length > 1) {
                    option.text("value", words[1]);
                }
                options.add(option.build());
            }
        }
        return new Fields()
                .list("nameservers", texts("dns"), service.at("dns"))
                .list("searches", texts("dns_search"), service.at("dns_search"))
                .list("options", options, service.at("dns_opt"));
    }

    private List<Scalar.Text> texts(String key) {
        var texts = new ArrayList<Scalar.Text>();
        if (service.definition().get(key) instanceof Sequence said) {
            for (var item : said.items()) {
                texts.add(new Scalar.Text(((Scalar) item).text(), item.location()));
            }
        }
        return texts;
    }
}
