package io.stackctl.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.api.Refusal;
import io.stackctl.docker.host.RegistryCredentials;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.docker.transport.BadAnswerException;
import io.stackctl.engine.Images;
import io.stackctl.engine.Removal;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ImageId;
import io.stackctl.state.ObservedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images of a Docker Engine. */
final class DockerImages implements Images {

    private static final String AUTHORIZATION = "X-Registry-Auth";

    private final EngineApi api;
    private final RegistryCredentials credentials;

    DockerImages(EngineApi api, RegistryCredentials credentials) {
        this.api = api;
        this.credentials = credentials;
    }

    @Override
    public Optional<ObservedImage> inspect(String reference) {
        return api.find(ResourceReader.inspection(reference), ResourceReader::image);
    }

    @Override
    public List<ObservedImage> all(Map<String, String> labels) {
        ApiCall call = ApiCall.get("/images/json");
        if (!labels.isEmpty()) {
            call.query("filters", Filters.labels(labels));
        }
        return api.list(call, ResourceReader::listedImage);
    }

    @Override
    public void pull(String reference, String platform, TransferListener listener) {
        ImageReference image = ImageReference.of(reference);
        follow(
                ApiCall.post("/images/create")
                        .query("fromImage", image.repository())
                        .query("tag", image.wanted())
                        .queryIfAny("platform", platform)
                        .header(AUTHORIZATION, credentials.header(image.registry())),
                listener);
    }

    @Override
    public void push(String reference, TransferListener listener) {
        ImageReference image = ImageReference.of(reference);
        follow(
                ApiCall.post(path(image.repository()) + "/push")
                        .query("tag", image.wanted())
                        .header(AUTHORIZATION, credentials.header(image.registry())),
                listener);
    }

    /** Follows a transfer to its end; an error arrives as one of its lines. */
    private Json follow(ApiCall call, TransferListener listener) {
        try (Response response = api.open(call.endlessPatience());
                JsonInput lines = new JsonInput(response.getBody())) {
            Json last = Json.nothing();
            for (Optional<Json> line = next(call, lines, listener);
                    line.isPresent();
                    line = next(call, lines, listener)) {
                last = line.get();
            }
            if (last.isEmpty()) {
                throw api.broken(call, new BadAnswerException("its answer is empty"));
            }
            return last;
        } catch (IOException e) {
            throw api.broken(call, e);
        }
    }

    private Optional<Json> next(ApiCall call, JsonInput lines, TransferListener listener) {
        return api.understood(
                call,
                () -> {
                    Optional<Json> line = lines.next();
                    line.ifPresent(progress -> tell(progress, listener));
                    return line;
                });
    }

    private static void tell(Json line, TransferListener listener) {
        String error = line.text("error");
        if (!error.isEmpty()) {
            throw new StackException(Refusal.of(0, error));
        }
        Json progress = line.get("progressDetail");
        listener.moved(
                // A line without details names the tag where others name a layer.
                line.has("progressDetail") ? line.text("id") : "",
                line.text("status"),
                progress.number("current"),
                progress.number("total"));
    }

    @Override
    public String remoteDigest(String reference) {
        ImageReference image = ImageReference.of(reference);
        return api.object(
                ApiCall.get("/distribution/" + ApiCall.segment(reference) + "/json")
                        .header(AUTHORIZATION, credentials.header(image.registry())),
                answer -> answer.get("Descriptor").required("digest"));
    }

    @Override
    public void tag(String image, String reference) {
        ImageReference name = ImageReference.of(reference);
        api.run(
                ApiCall.post(path(image) + "/tag")
                        .query("repo", name.repository())
                        .query("tag", name.wanted())
                        .answeredBy(201));
    }

    @Override
    public ImageId importRootFilesystem(InputStream tar, String reference) {
        ImageReference name = ImageReference.of(reference);
        Json last =
                follow(
                        ApiCall.post("/images/create")
                                .query("fromSrc", "-")
                                .query("repo", name.repository())
                                .query("tag", name.wanted())
                                .body(tar, "application/x-tar"),
                        (part, status, current, total) -> {});
        return new ImageId(last.required("status"));
    }

    @Override
    public Removal remove(String reference, boolean force) {
        return RemovalAnswer.of(() ->
                api.list(
                        ApiCall.delete(path(reference)).query("force", force), removed -> removed));
    }

    private static String path(String reference) {
        return "/images/" + ApiCall.segment(reference);
    }
}
