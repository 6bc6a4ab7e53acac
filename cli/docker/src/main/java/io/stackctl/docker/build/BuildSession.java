package io.stackctl.docker.build;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.grpc.GrpcService;
import io.stackctl.docker.grpc.Http2Connection;
import io.stackctl.docker.transport.Upgrade;
import io.stackctl.engine.EngineThread;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/**
 * What a builder asks its client for while it builds: files, secrets, logins, keys. The engine
 * calls back over a connection that the client opens ({@code POST /session}); the build names it by
 * its id.
 */
final class BuildSession implements AutoCloseable {

    private static final String HEADER = "X-Docker-Expose-Session-";

    private final String id;
    private final Upgrade connection;

    private BuildSession(String id, Upgrade connection) {
        this.id = id;
        this.connection = connection;
    }

    /**
     * Opens one.
     *
     * @param key what the builder knows the context by in later sessions, so that only changed
     *     files are sent
     * @param services by method
     */
    static BuildSession open(EngineApi api, String key, Map<String, GrpcService> services) {
        var id = UUID.randomUUID().toString().replace("-", "");
        var call =
                ApiCall.post("/session")
                        .header(HEADER + "Uuid", id)
                        .header(HEADER + "Name", "stackctl")
                        .header(HEADER + "Sharedkey", key)
                        // The only method that BuildKit looks up here before it calls.
                        .header(HEADER + "Grpc-Method", SessionFiles.METHOD);
        var connection = api.upgrade(call, "h2c");
        var server = new Http2Connection(connection.getBody(), connection.output(), services);
        EngineThread.start("build session", () -> serve(server));
        return new BuildSession(id, connection);
    }

    private static void serve(Http2Connection server) {
        try {
            server.serve();
        } catch (IOException e) {
            // This is how it ends: the build itself tells when it missed something.
        }
    }

    String id() {
        return id;
    }

    @Override
    public void close() {
        connection.close();
    }
}
