package io.stackctl.model.service;

import io.stackctl.model.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** How a service is reached, and what it reaches. */
public record Connectivity(Mapping service) {

    /** {@code host}, {@code none}, {@code service:x}, {@code container:x}, … */
    public Optional<NamespaceMode> networkMode() {
        return NamespaceMode.of(service.text("network_mode", ""));
    }

    public List<NetworkAttachment> networks() {
        var networks = service.mapping("networks");
        return networks.keys().stream()
                .map(key -> NetworkAttachment.of(key, networks.find(key)))
                .toList();
    }

    public List<PortMapping> ports() {
        return service.mappings("ports").stream().map(PortMapping::of).toList();
    }

    /**
     * Ports open to other containers, as written: {@code 80}, {@code 53/udp}, {@code 3000-3005}.
     */
    public List<String> expose() {
        return service.texts("expose");
    }

    public String hostname() {
        return service.text("hostname", "");
    }

    public String domainname() {
        return service.text("domainname", "");
    }

    public String macAddress() {
        return service.text("mac_address", "");
    }

    public List<String> dns() {
        return service.texts("dns");
    }

    public List<String> dnsSearch() {
        return service.texts("dns_search");
    }

    public List<String> dnsOptions() {
        return service.texts("dns_opt");
    }

    /** {@code host=address} entries, one an address. */
    public List<String> extraHosts() {
        return service.texts("extra_hosts");
    }

    /** {@code service} or {@code service:alias}. */
    public List<ServiceLink> links() {
        return service.texts("links").stream().map(ServiceLink::of).toList();
    }

    /** {@code container} or {@code container:alias} outside of the stack. */
    public List<ContainerLink> externalLinks() {
        return service.texts("external_links").stream().map(ContainerLink::of).toList();
    }
}
