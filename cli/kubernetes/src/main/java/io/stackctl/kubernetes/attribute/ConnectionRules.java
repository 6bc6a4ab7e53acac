package io.stackctl.kubernetes.attribute;

import io.stackctl.model.attribute.AttributeRule;
import io.stackctl.model.attribute.AttributeRules;
import java.util.List;

/** How a container is reached, and what it reaches. */
final class ConnectionRules {

    private static final String ADDRESS = "the cluster gives addresses; call by name";

    private ConnectionRules() {}

    static List<AttributeRule> all() {
        return new AttributeRules("services.*.")
                .mapped("dns", "`dnsConfig.nameservers`, beside the cluster's own")
                .mapped("dns_opt", "`dnsConfig.options`")
                .mapped("dns_search", "`dnsConfig.searches`")
                .warned("domainname", "a headless Service as `subdomain` gives pods a domain")
                .mapped("expose", "ports of a Service within the cluster")
                .refused("external_links", "a Service of type ExternalName leads elsewhere")
                .mapped("extra_hosts", "`hostAliases`")
                .asIs("hostname", "")
                .mapped("links", "a Service for each alias")
                .warned("mac_address", ADDRESS)
                .mapped("network_mode", "`hostNetwork` for the host's; a NetworkPolicy for none")
                .mapped("networks", "labels that a NetworkPolicy for each network goes by")
                .mapped("networks.*.aliases", "a Service for each")
                .warned("networks.*.driver_opts", ADDRESS)
                .warned("networks.*.gw_priority", "a pod has one network")
                .warned("networks.*.interface_name", "a pod has one network")
                .warned("networks.*.ipv4_address", ADDRESS)
                .warned("networks.*.ipv6_address", ADDRESS)
                .warned("networks.*.link_local_ips", ADDRESS)
                .warned("networks.*.mac_address", ADDRESS)
                .warned("networks.*.priority", "a pod has one network")
                .mapped(
                        "ports",
                        "a Service of type LoadBalancer; NodePort from 30000 to 32767; within the"
                                + " cluster alone for 127.0.0.1")
                .mapped("ports.app_protocol", "`appProtocol`")
                .mapped("ports.mode", "`hostPort` for `host`")
                .warned("ports.name", "ports are called by protocol and number")
                .all();
    }
}
