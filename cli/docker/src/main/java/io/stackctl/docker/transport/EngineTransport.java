package io.stackctl.docker.transport;

import com.github.dockerjava.transport.DockerHttpClient;

/**
 * How requests get to an engine. {@code execute} returns when the head of the answer is there, and
 * throws {@link java.io.UncheckedIOException} when none comes.
 */
public interface EngineTransport extends DockerHttpClient {

    /**
     * Sends a request that turns its connection into a two-way stream: attach and exec.
     *
     * @throws java.io.UncheckedIOException when no answer comes
     */
    Upgrade upgrade(Request request);
}
