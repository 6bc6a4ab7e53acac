package io.stackctl.engine;

import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.NetworkId;
import io.stackctl.model.name.NetworkName;
import io.stackctl.state.ObservedNetwork;
import java.util.List;

/** What an engine does with networks. */
public interface Networks {

    /** Every network of the engine but the three it makes itself, sorted by name. */
    List<ObservedNetwork> all();

    /** Creates a network and returns its id. */
    NetworkId create(NetworkSpec spec);

    /**
     * Removes a network. One that is gone already is no error.
     *
     * @return false when containers still use it
     */
    boolean remove(NetworkId network);

    void connect(NetworkName network, ContainerId container, EndpointSpec endpoint);

    /** Takes a container out, by force. */
    void disconnect(NetworkName network, ContainerId container);
}
