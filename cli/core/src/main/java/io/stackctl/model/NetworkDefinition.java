package io.stackctl.model;

import io.stackctl.model.name.NetworkName;
import io.stackctl.model.tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network of the stack.
 *
 * @param key its name in the definition
 */
public record NetworkDefinition(String key, Mapping definition) {

    /** The name on the engine. */
    public NetworkName name() {
        return NetworkName.of(definition.text("name", key));
    }

    /** Whether it belongs to somebody else and must be there. */
    public boolean external() {
        return definition.flag("external");
    }

    /** Such as {@code bridge}; empty for the engine's default. */
    public String driver() {
        return definition.text("driver", "");
    }

    public Map<String, String> driverOptions() {
        return definition.textsByKey("driver_opts");
    }

    public boolean internal() {
        return definition.flag("internal");
    }

    public boolean attachable() {
        return definition.flag("attachable");
    }

    public Optional<Boolean> enableIpv4() {
        return definition.optionalFlag("enable_ipv4");
    }

    public Optional<Boolean> enableIpv6() {
        return definition.optionalFlag("enable_ipv6");
    }

    public Map<String, String> labels() {
        return definition.textsByKey("labels");
    }

    /** The driver of address management; may be empty. */
    public String ipamDriver() {
        return definition.mapping("ipam").text("driver", "");
    }

    /** Options for the driver of address management. */
    public Map<String, String> ipamOptions() {
        return definition.mapping("ipam").textsByKey("options");
    }

    public List<AddressPool> addressPools() {
        return definition.mapping("ipam").mappings("config").stream().map(AddressPool::of).toList();
    }

    /**
     * A range of addresses.
     *
     * @param subnet such as {@code 10.5.0.0/16}
     * @param ipRange the part for containers; may be empty
     * @param gateway may be empty
     * @param auxAddresses addresses kept for hosts, by host
     */
    public record AddressPool(
            String subnet, String ipRange, String gateway, Map<String, String> auxAddresses) {

        static AddressPool of(Mapping definition) {
            return new AddressPool(
                    definition.text("subnet", ""),
                    definition.text("ip_range", ""),
                    definition.text("gateway", ""),
                    definition.textsByKey("aux_addresses"));
        }
    }
}
