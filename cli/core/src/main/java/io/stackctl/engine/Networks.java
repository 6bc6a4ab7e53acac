package io.stackctl.engine;

import io.stackctl.state.ObservedNetwork;
import java.util.List;

/** What an engine does with networks. */
public interface Networks {

    /** Every network of the engine but the three it makes itself, sorted by name. */
    List<ObservedNetwork> all();

    /** Creates a network and returns its id. */
    String create(NetworkSpec spec);

    /**
     * Removes a network. One that is gone already is no error.
     *
     * @param network name or id
     * @return false when containers still use it
     */
    boolean remove(String network);

    void connect(String network, String container, EndpointSpec endpoint);

    /** Takes a container out, by force. */
    void disconnect(String network, String container);
}
