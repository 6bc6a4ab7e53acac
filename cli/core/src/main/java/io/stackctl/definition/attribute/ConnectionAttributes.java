package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.EntriesShape;
import io.stackctl.definition.shape.EntryKeys;
import io.stackctl.definition.shape.FieldsShape;
import io.stackctl.definition.shape.HostsShape;
import io.stackctl.definition.shape.ItemsShape;
import io.stackctl.definition.shape.NamesShape;
import io.stackctl.definition.shape.OptionsShape;
import io.stackctl.definition.shape.PortsShape;
import io.stackctl.definition.shape.ScalarShape;
import io.stackctl.definition.shape.Shape;
import io.stackctl.model.tree.Scalar;
import java.util.Map;

/** How a container is reached and what it reaches: networks, ports, names. */
final class ConnectionAttributes {

    private ConnectionAttributes() {}

    static void addTo(Map<String, Shape> service) {
        service.put("network_mode", ScalarShape.text());
        service.put("networks", networks());
        service.put("ports", new PortsShape());
        service.put(
                "expose",
                new ItemsShape(ScalarShape.textOrNumber()).distinct().uniqueBy(EntryKeys::text));
        service.put("dns", TextItems.keyedOrSingle().expandsSingle().dropsEmpty());
        service.put(
                "dns_opt",
                TextItems.plain().distinct().mergesSingle().uniqueBy(EntryKeys::beforeEquals));
        service.put("dns_search", TextItems.keyedOrSingle());
        service.put("domainname", ScalarShape.text());
        service.put("hostname", ScalarShape.text());
        service.put("extra_hosts", new HostsShape());
        service.put("links", TextItems.keyed());
        service.put("external_links", TextItems.plain().distinct());
        service.put("mac_address", ScalarShape.text());
    }

    private static Shape networks() {
        var network =
                new FieldsShape()
                        .add("aliases", TextItems.keyed())
                        .add("driver_opts", OptionsShape.textsAndNumbers())
                        .add("gw_priority", ScalarShape.strictNumber())
                        .add("interface_name", ScalarShape.text())
                        .add("ipv4_address", ScalarShape.text())
                        .add("ipv6_address", ScalarShape.text())
                        .add("link_local_ips", TextItems.keyed())
                        .add("mac_address", ScalarShape.text())
                        .add("priority", ScalarShape.strictNumber())
                        .nullable();
        return new NamesShape(
                        new EntriesShape(network).named().keepsNull(),
                        place -> new Scalar.Null(place))
                .readsExtensions();
    }
}
