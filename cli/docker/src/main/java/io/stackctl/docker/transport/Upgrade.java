package io.stackctl.docker.transport;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.io.OutputStream;

/** The answer to a request for a two-way stream; when the engine refused, an ordinary answer. */
public interface Upgrade extends Response {

    /** Whether the connection is a two-way stream now: body in, output out. */
    boolean upgraded();

    OutputStream output();

    /** Sends end of file and leaves the body open. */
    void closeOutput() throws IOException;
}
