package io.stackctl.engine;

import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.NetworkId;
import io.stackctl.model.name.NetworkName;
import io.stackctl.state.ObservedNetwork;
import io.stackctl.state.StackLabels;
import java.util.List;
import java.util.Optional;

/** Networks of the fake engine. */
final class FakeNetworks implements Networks {

    private final FakeEngine engine;

    FakeNetworks(FakeEngine engine) {
        this.engine = engine;
    }

    @Override
    public List<ObservedNetwork> all() {
        synchronized (engine) {
            return List.copyOf(engine.networks.values());
        }
    }

    @Override
    public NetworkId create(NetworkSpec spec) {
        synchronized (engine) {
            String name = spec.network().name().value();
            engine.called("create network " + name);
            if (engine.networks.containsKey(name)) {
                throw Refusals.networkExists(name);
            }
            String driver = spec.network().driver();
            ObservedNetwork network =
                    new ObservedNetwork(
                            new NetworkId(engine.nextId()),
                            name,
                            driver.isEmpty() ? "bridge" : driver,
                            new StackLabels(spec.labels()));
            engine.networks.put(name, network);
            return network.id();
        }
    }

    @Override
    public boolean remove(NetworkId network) {
        synchronized (engine) {
            Optional<ObservedNetwork> found = find(network.value());
            engine.called(
                    "remove network " + found.map(ObservedNetwork::name).orElse(network.value()));
            if (found.isEmpty()) {
                return true;
            }
            String name = found.get().name();
            boolean used =
                    engine.containers.values().stream()
                            .anyMatch(container ->
                                    container.isUp() && container.networks.containsKey(name));
            if (!used) {
                engine.networks.remove(name);
            }
            return !used;
        }
    }

    @Override
    public void connect(NetworkName network, ContainerId container, EndpointSpec endpoint) {
        synchronized (engine) {
            FakeContainer found = engine.find(container);
            engine.called("connect " + network + " " + found.name);
            ObservedNetwork joined =
                    find(network.value()).orElseThrow(() -> Refusals.noNetwork(network.value()));
            found.networks.put(joined.name(), Optional.of(joined.id()));
        }
    }

    @Override
    public void disconnect(NetworkName network, ContainerId container) {
        synchronized (engine) {
            FakeContainer found = engine.find(container);
            engine.called("disconnect " + network + " " + found.name);
            ObservedNetwork left =
                    find(network.value()).orElseThrow(() -> Refusals.noNetwork(network.value()));
            found.networks.remove(left.name());
        }
    }

    private Optional<ObservedNetwork> find(String nameOrId) {
        return engine.networks.values().stream()
                .filter(network ->
                        network.name().equals(nameOrId) || network.id().value().equals(nameOrId))
                .findFirst();
    }
}
