package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackctl.docker.grpc.GrpcCall;
import io.stackctl.docker.grpc.GrpcService;
import io.stackctl.docker.grpc.GrpcStatus;
import io.stackctl.docker.grpc.ProtobufMessage;
import io.stackctl.docker.host.RegistryCredentials;
import io.stackctl.engine.Builds.Secret;
import io.stackctl.files.InputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The small services of a build's session: health, secrets and logins ({@code
 * moby.buildkit.secrets.v1}, {@code moby.filesync.v1.Auth}).
 */
final class SessionServices {

    private static final int SERVING = 1;

    private final List<Secret> secrets;
    private final RegistryCredentials credentials;

    SessionServices(List<Secret> secrets, RegistryCredentials credentials) {
        this.secrets = List.copyOf(secrets);
        this.credentials = credentials;
    }

    /** The services by method. */
    Map<String, GrpcService> byMethod() {
        Map<String, GrpcService> services = new HashMap<>();
        services.put(
                "/grpc.health.v1.Health/Check",
                call -> call.send(new ProtobufMessage.Writer().put(1, SERVING).bytes()));
        services.put("/moby.buildkit.secrets.v1.Secrets/GetSecret", this::secret);
        services.put("/moby.filesync.v1.Auth/Credentials", this::login);
        return services;
    }

    private void secret(GrpcCall call) throws IOException, GrpcService.Refusal {
        var id = call.request().text(1);
        for (var secret : secrets) {
            if (secret.id().equals(id)) {
                call.send(new ProtobufMessage.Writer().put(1, content(secret)).bytes());
                return;
            }
        }
        throw new GrpcService.Refusal(GrpcStatus.notFound("secret " + id + " not found"));
    }

    private static byte[] content(Secret secret) throws GrpcService.Refusal {
        if (secret.file().isEmpty()) {
            return secret.content().getBytes(UTF_8);
        }
        try {
            return InputFile.read(Path.of(secret.file().get()));
        } catch (IOException e) {
            throw new GrpcService.Refusal(
                    GrpcStatus.unknown(
                            "secret " + secret.id() + ": cannot read " + secret.file().get()));
        }
    }

    private void login(GrpcCall call) throws IOException {
        var login = credentials.login(call.request().text(1));
        var token = login.text("identitytoken");
        call.send(
                new ProtobufMessage.Writer()
                        .put(1, token.isEmpty() ? login.text("username") : "")
                        .put(2, token.isEmpty() ? login.text("password") : token)
                        .bytes());
    }
}
