package io.stackctl.docker.create;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.Json.JsonArray;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.engine.NetworkSpec;
import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.NetworkDefinition.AddressPool;
import java.util.ArrayList;
import java.util.List;

/** The body of a call that creates a network. */
public final class NetworkSettings {

    private NetworkSettings() {}

    public static Json of(NetworkSpec spec) {
        NetworkDefinition network = spec.network();
        JsonBuilder create =
                new JsonBuilder()
                        .put("Name", network.name().value())
                        // Engines before 25 would make a second network of the same name.
                        .put("CheckDuplicate", true)
                        .putIfAny("Driver", network.driver())
                        .putIfTrue("Internal", network.internal())
                        .putIfTrue("Attachable", network.attachable());
        network.enableIpv4().ifPresent(enabled -> create.put("EnableIPv4", enabled));
        network.enableIpv6().ifPresent(enabled -> create.put("EnableIPv6", enabled));
        return create.putIfAny("IPAM", addressing(network))
                .putIfAny("Options", network.driverOptions())
                .putIfAny("Labels", spec.labels())
                .build();
    }

    private static Json addressing(NetworkDefinition network) {
        List<Json> pools = new ArrayList<>();
        for (AddressPool pool : network.addressPools()) {
            pools.add(
                    new JsonBuilder()
                            .putIfAny("Subnet", pool.subnet())
                            .putIfAny("IPRange", pool.ipRange())
                            .putIfAny("Gateway", pool.gateway())
                            .putIfAny("AuxiliaryAddresses", pool.auxAddresses())
                            .build());
        }
        return new JsonBuilder()
                .putIfAny("Driver", network.ipamDriver())
                .putIfAny("Config", new JsonArray(pools))
                .putIfAny("Options", network.ipamOptions())
                .build();
    }
}
