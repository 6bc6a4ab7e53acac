package io.stackctl.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.engine.PendingExit;
import io.stackctl.failure.InvalidValueException;

/** A wait call: its head comes at once, its body when the container has ended. */
final class ExitWait implements PendingExit {

    private final EngineApi api;
    private final ApiCall call;
    private final Response response;

    ExitWait(EngineApi api, ApiCall call) {
        this.api = api;
        this.call = call.endlessPatience();
        this.response = api.open(this.call);
    }

    @Override
    public int code() {
        return api.understood(
                call,
                () -> {
                    var answer =
                            new JsonInput(response.getBody())
                                    .next()
                                    .orElseThrow(() ->
                                            new InvalidValueException("it told no exit code", ""));
                    answer.required("StatusCode");
                    return (int) answer.number("StatusCode");
                });
    }

    @Override
    public void close() {
        response.close();
    }
}
