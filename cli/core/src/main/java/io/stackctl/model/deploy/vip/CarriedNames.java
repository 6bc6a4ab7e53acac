package io.stackctl.model.deploy.vip;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.NetworkAttachment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who is called how inside the networks of a stack. An engine leads a name to every container that
 * has it, from before it listens until after it has ended (docs/deployments.md); a gateway that has
 * the name instead leads to those that answer.
 */
public final class CarriedNames {

    /** What the containers themselves are called by then, for those who need one of them. */
    private static final String DIRECT = "-direct";

    private final Map<ServiceName, Vip> vips = new TreeMap<>();

    private CarriedNames() {}

    /**
     * Reads what a stack's services say.
     *
     * @throws io.stackctl.failure.StackException when one's names cannot be carried, with the place
     */
    public static CarriedNames of(Stack stack) {
        var names = new CarriedNames();
        for (var vip : VipReader.read(stack)) {
            names.vips.put(vip.service().name(), vip);
        }
        return names;
    }

    /** How a service's names are carried; empty where they lead to its containers. */
    public Optional<Vip> of(ServiceName service) {
        return Optional.ofNullable(vips.get(service));
    }

    /** The names of a service's containers in a network, beside each one's own. */
    public List<String> in(NetworkAttachment network, Service service) {
        var names = new ArrayList<String>();
        if (vips.containsKey(service.name())) {
            names.add(service.name() + DIRECT);
        } else {
            names.addAll(called(service, network));
        }
        names.addAll(carried(service.name(), network.network()));
        return names;
    }

    private static List<String> called(Service service, NetworkAttachment network) {
        var names = new ArrayList<>(List.of(service.name().value()));
        names.addAll(network.aliases());
        return names;
    }

    /** The names of others that lead to a gateway in one network, sorted. */
    private List<String> carried(ServiceName gateway, String network) {
        var names = new TreeSet<String>();
        for (var vip : vips.values()) {
            if (vip.gateway().equals(gateway)) {
                for (var attachment : vip.service().connectivity().networks()) {
                    if (attachment.network().equals(network)) {
                        names.addAll(called(vip.service(), attachment));
                    }
                }
            }
        }
        return List.copyOf(names);
    }

    /** What a container of a service tells of all that. */
    public InsideNames told(Service service) {
        var carried = new StringJoiner(";");
        var networks = service.connectivity().networks();
        for (var key : new TreeSet<>(networks.stream().map(NetworkAttachment::network).toList())) {
            var names = carried(service.name(), key);
            if (!names.isEmpty()) {
                carried.add(key + ":" + String.join(",", names));
            }
        }
        var vip = vips.get(service.name());
        if (vip == null) {
            return new InsideNames("", "", carried.toString());
        }
        var names = new LinkedHashSet<String>();
        networks.forEach(network -> names.addAll(called(service, network)));
        return new InsideNames(
                String.join(",", names),
                String.join(",", vip.ports().stream().map(Vip.Port::toString).toList()),
                carried.toString());
    }
}
