package io.stackctl.terminal.progress;

import io.stackctl.event.Event;
import io.stackctl.event.Event.Stage;
import io.stackctl.failure.Failure;
import io.stackctl.terminal.device.TextOutput;
import io.stackctl.terminal.text.GoJson;
import io.stackctl.terminal.text.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A deployment for programs: one JSON object a line, the last of which is a summary. Each has
 * {@code seq} (from 1), {@code at} (RFC 3339, UTC) and {@code phase}; as far as they are known
 * {@code deploy} (the stack), {@code revision}, {@code service}, {@code subject}, {@code stage}
 * ({@code begun}, {@code done}, {@code failed}), {@code cause} and {@code figures}.
 */
public final class DeployLines implements Renderer {

    private final TextOutput out;
    private final Instant begin = Instant.now();
    private final ServiceProgress progress = new ServiceProgress();
    private String stack = "";
    private String revision = "";
    private boolean back;
    private OptionalLong failedRequests = OptionalLong.empty();
    private long seq;

    /** Prints to a stream that takes nothing else. */
    public DeployLines(TextOutput out) {
        this.out = out;
    }

    @Override
    public synchronized void accept(Event event) {
        switch (event) {
            case Event.Deploying deploying -> {
                progress.accept(deploying);
                follow(deploying);
            }
            case Event.Warning warning ->
                    print("warning", "", "", Map.of("cause", warning.message()));
            case Event.Note note -> print("note", "", "", Map.of("cause", note.message()));
            case Event.ResourceChanged _,
                    Event.TransferProgress _,
                    Event.BuildLog _,
                    Event.Attaching _,
                    Event.LogLine _,
                    Event.HookOutput _,
                    Event.Menu _,
                    Event.ContainerExited _,
                    Event.ContainerRecreated _,
                    Event.NothingToDo _,
                    Event.Stopping _ -> {}
        }
    }

    private void follow(Event.Deploying event) {
        switch (event) {
            case Event.DeploymentBegun begun -> {
                stack = begun.stack();
                revision = begun.revision();
                back = begun.back();
                print(back ? "back" : "begin", "", "", Map.of("cause", begun.cause()));
            }
            case Event.DeploymentEnded ended -> failedRequests = ended.failedRequests();
            case Event.ActionChanged changed -> {
                Map<String, Object> more = new LinkedHashMap<>();
                more.put("stage", changed.stage().name().toLowerCase(Locale.ROOT));
                more.put("cause", changed.cause());
                int ready = progress.ready(changed.service());
                if (changed.stage() == Stage.DONE && ready > 0) {
                    more.put("figures", Map.of("ready", ready));
                }
                print(changed.verb(), changed.service(), changed.subject(), more);
            }
            case Event.Shares shares ->
                    print(
                            progress.phase(shares.service()),
                            shares.service(),
                            "",
                            Map.of("figures", Map.of("shares", shares.shares())));
            case Event.HookLine(var hook, var line) ->
                    print("hook", "", hook, Map.of("line", line));
            case Event.Counted counted ->
                    print(
                            progress.phase(counted.service()),
                            counted.service(),
                            "",
                            Map.of("figures", counted.values()));
        }
    }

    /**
     * Prints the summary: {@code outcome}, {@code exit}, {@code took} in milliseconds, {@code
     * failed-requests} as gateways saw them ({@code null} where none could be asked), and of a
     * failure {@code cause} and {@code remedy}.
     *
     * @param exit the process's exit code
     * @param failure empty where all went well
     */
    public synchronized void end(int exit, Optional<Failure> failure) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("outcome", outcome(exit));
        more.put("exit", exit);
        more.put("took", Duration.between(begin, Instant.now()).toMillis());
        more.put("failed-requests", failedRequests.isPresent() ? failedRequests.getAsLong() : null);
        failure.ifPresent(why -> {
            more.put("cause", why.message());
            more.put("remedy", why.remedy());
        });
        print("end", "", "", more);
    }

    private String outcome(int exit) {
        return switch (exit) {
            case 0 -> stack.isEmpty() ? "nothing-to-do" : back ? "taken-back" : "succeeded";
            case 10 -> "rolled-back";
            case 11 -> "mixed";
            case 12 -> "waits";
            case 13 -> "locked";
            case 14 -> "no-way-back";
            case 130 -> "interrupted";
            default -> "failed";
        };
    }

    private void print(String phase, String service, String subject, Map<String, ?> more) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("seq", ++seq);
        object.put("at", Instant.now().toString());
        putUnlessEmpty(object, "deploy", stack);
        putUnlessEmpty(object, "service", service);
        putUnlessEmpty(object, "revision", revision);
        object.put("phase", phase);
        putUnlessEmpty(object, "subject", subject);
        object.putAll(more);
        // What the encoder leaves as it is, a terminal might obey.
        out.raw(Shown.text(GoJson.of(object)) + "\n");
        out.flush();
    }

    private static void putUnlessEmpty(Map<String, Object> object, String key, String value) {
        if (!value.isEmpty()) {
            object.put(key, value);
        }
    }

    @Override
    public void settle() {
        // Lines that are printed once stay where they are.
    }

    @Override
    public void close() {
        out.flush();
    }
}
