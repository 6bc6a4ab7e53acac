package io.stackctl.docker.api;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonException;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells answers of an engine from those of anything else that may stand in front of it. */
final class AnswerReader {

    private static final int LONGEST_REFUSAL = 64 * 1024;
    private static final int LONGEST_REST = 1024 * 1024;

    private AnswerReader() {}

    /** Why an answer of a status below 400 is none to the call; null for one that is. */
    static @Nullable String objection(ApiCall call, Response response) {
        int status = response.getStatusCode();
        String type = response.getHeader("Content-Type");
        if (type != null && type.startsWith("text/html")) {
            return "it answers with a web page";
        }
        if (call.isAnswered(status)) {
            return null;
        }
        return status >= 300
                ? "it points elsewhere (status " + status + ")"
                : "it answers " + status;
    }

    /** Reads why a call was refused. */
    static EngineFailure refusal(ApiCall call, Response response) throws IOException {
        int status = response.getStatusCode();
        InputStream body = response.getBody();
        String text = new String(body.readNBytes(LONGEST_REFUSAL), StandardCharsets.UTF_8).strip();
        drain(body);
        String message = message(text);
        if (!message.isEmpty()) {
            return Refusal.of(status, message);
        }
        // The answer to HEAD has no words. Whoever else uses none of the engine's is no engine,
        // and what it does not know may well be there.
        return call.method().equals("HEAD")
                ? Refusal.of(status, call + ": status " + status)
                : new EngineFailure(
                        Kind.OTHER,
                        text.isEmpty() ? call + ": status " + status : Refusal.excerpt(text),
                        status,
                        "");
    }

    /** The {@code message} of a refusal; empty when there is none. */
    private static String message(String text) throws IOException {
        if (!text.startsWith("{")) {
            return "";
        }
        try {
            Json message = JsonInput.parse(text).get("message");
            return message instanceof Json.JsonString ? message.text().strip() : "";
        } catch (JsonException e) {
            return "";
        }
    }

    /**
     * Reads to the end, after which the connection can serve again; an answer that has no end in
     * sight is given up together with its connection.
     */
    static void drain(InputStream body) throws IOException {
        byte[] rest = new byte[512];
        int count = 0;
        for (int read = body.read(rest); read >= 0; read = body.read(rest)) {
            count += read;
            if (count > LONGEST_REST) {
                body.close();
                return;
            }
        }
    }
}
