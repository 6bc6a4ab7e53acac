package io.stackctl.docker;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/** An answer as an engine gives it, with faults in its head, its framing and its content. */
final class HostileAnswer {

    private static final int[] STATUSES = {101, 201, 204, 301, 304, 404, 409, 500};
    private static final String[] TYPES = {
        "application/json",
        "application/vnd.docker.raw-stream",
        "application/vnd.docker.multiplexed-stream",
        "application/x-tar",
        "text/html; charset=utf-8"
    };
    private static final String ID = "\"" + "0123456789abcdef".repeat(4) + "\"";
    private static final String LABELS =
            "{\"com.docker.compose.project\":\"shop\",\"com.docker.compose.service\":\"web\","
                    + "\"com.docker.compose.container-number\":\"1\"}";

    /** What stands under names that readers look for, where nothing is wrong. */
    private static final Map<String, String> USUAL =
            Map.ofEntries(
                    Map.entry("Id", ID),
                    Map.entry("ID", ID),
                    Map.entry("id", "\"layer\""),
                    Map.entry("Image", ID),
                    Map.entry("Name", "\"/shop-web-1\""),
                    Map.entry("Names", "[\"/shop-web-1\"]"),
                    Map.entry("Labels", LABELS),
                    Map.entry("Config", "{\"Labels\":" + LABELS + ",\"Tty\":false,\"Env\":[]}"),
                    Map.entry("State", "{\"Status\":\"running\",\"ExitCode\":0,\"Running\":true}"),
                    Map.entry("Status", "\"Up 3 seconds (healthy)\""),
                    Map.entry("Created", "1700000000"),
                    Map.entry("Ports", "[{\"IP\":\"::\",\"PrivatePort\":80,\"PublicPort\":1}]"),
                    Map.entry("Mounts", "[{\"Type\":\"volume\",\"Name\":\"v\",\"RW\":true}]"),
                    Map.entry("NetworkSettings", "{\"Networks\":{\"n\":{\"NetworkID\":\"x\"}}}"),
                    Map.entry("HostConfig", "{\"NetworkMode\":\"n\",\"PortBindings\":null}"),
                    Map.entry("Volumes", "[{\"Name\":\"v\",\"Driver\":\"local\"}]"),
                    Map.entry("RepoTags", "[\"shop:1\"]"),
                    Map.entry("Titles", "[\"PID\"]"),
                    Map.entry("Processes", "[[\"1\"]]"),
                    Map.entry("StatusCode", "0"),
                    Map.entry("ExitCode", "0"),
                    Map.entry("Version", "\"28.5.2\""),
                    Map.entry(
                            "cpu_stats",
                            "{\"cpu_usage\":{\"total_usage\":1,\"percpu_usage\":[1]}}"),
                    Map.entry("memory_stats", "{\"usage\":1,\"limit\":2,\"stats\":{}}"),
                    Map.entry("networks", "{\"eth0\":{\"rx_bytes\":1}}"),
                    Map.entry(
                            "blkio_stats", "{\"io_service_bytes_recursive\":[{\"op\":\"Read\"}]}"),
                    Map.entry("status", "\"Pulling fs layer\""),
                    Map.entry("progressDetail", "{\"current\":1,\"total\":2}"),
                    Map.entry("error", "\"toomanyrequests\""),
                    Map.entry("Action", "\"die\""),
                    Map.entry("Type", "\"container\""),
                    Map.entry("Actor", "{\"ID\":" + ID + ",\"Attributes\":" + LABELS + "}"),
                    Map.entry("timeNano", "1700000000000000000"));

    private static final String[] KEYS = USUAL.keySet().stream().sorted().toArray(String[]::new);
    private static final String[] STRAY = {
        "null",
        "true",
        "[]",
        "{}",
        "\"\"",
        "-1",
        "1e999",
        "99999999999999999999999999",
        "0.5",
        "\"\\ud800\"",
        "\"2026-99-99T00:00:00Z\"",
        "\"\\u0000\\u001b[2J\"",
        "[null]",
        "[[[[]]]]",
        "{\"\":null}",
        "[".repeat(2000)
    };

    /** Where the fault is: several at once would hide one another. */
    private enum Fault {
        STATUS,
        TYPE,
        FRAMING,
        CONTENT,
        KIND,
        BYTES,
        END
    }

    private final String request;
    private final Random random;
    private final Fault fault;

    /**
     * Answers one request.
     *
     * @param request its first line
     */
    HostileAnswer(String request, Random random) {
        this.request = request;
        this.random = random;
        this.fault = Fault.values()[random.nextInt(Fault.values().length)];
    }

    /** Its bytes; the connection ends behind them. */
    byte[] bytes() {
        byte[] body = body();
        var answer = new ByteArrayOutputStream();
        answer.writeBytes(
                ("HTTP/1.1 " + status() + " OK\r\nContent-Type: ")
                        .getBytes(StandardCharsets.ISO_8859_1));
        answer.writeBytes(
                (type() + "\r\nApi-Version: 1.41\r\n").getBytes(StandardCharsets.ISO_8859_1));
        switch (random.nextInt(5)) {
            case 0 -> answer.writeBytes(text("\r\n"));
            case 1, 2 -> chunked(answer, body);
            default -> {
                int wrong = fault == Fault.FRAMING ? random.nextInt(7) - 3 : 0;
                answer.writeBytes(text("Content-Length: " + (body.length + wrong) + "\r\n\r\n"));
            }
        }
        answer.writeBytes(body);
        byte[] all = answer.toByteArray();
        for (int i = fault == Fault.BYTES && all.length > 0 ? 1 + random.nextInt(4) : 0;
                i > 0;
                i--) {
            all[random.nextInt(all.length)] = (byte) random.nextInt();
        }
        return fault == Fault.END ? Arrays.copyOf(all, random.nextInt(all.length)) : all;
    }

    private int status() {
        return fault == Fault.STATUS ? STATUSES[random.nextInt(STATUSES.length)] : usualStatus();
    }

    private int usualStatus() {
        return request.matches("POST .*/(start|stop) .*|DELETE /v[^/]*/(cont|net|vol).*")
                ? 204
                : 200;
    }

    private String type() {
        return fault == Fault.TYPE ? TYPES[random.nextInt(TYPES.length)] : TYPES[0];
    }

    /** Once in some times, where the fault is there. */
    private boolean isFaulty(Fault where, int times) {
        return fault == where && random.nextInt(times) == 0;
    }

    private void chunked(ByteArrayOutputStream answer, byte[] body) {
        answer.writeBytes(text("Transfer-Encoding: chunked\r\n\r\n"));
        int at = 0;
        while (at < body.length) {
            int length = Math.min(1 + random.nextInt(200), body.length - at);
            int told = isFaulty(Fault.FRAMING, 4) ? random.nextInt() : length;
            answer.writeBytes(text(Integer.toHexString(told) + "\r\n"));
            answer.write(body, at, length);
            answer.writeBytes(text("\r\n"));
            at += length;
        }
        answer.writeBytes(text(isFaulty(Fault.FRAMING, 4) ? "" : "0\r\n\r\n"));
    }

    private byte[] body() {
        if (fault == Fault.KIND) {
            return switch (random.nextInt(4)) {
                case 0 -> noise();
                case 1 -> frames();
                case 2 -> text("[" + object() + "]");
                default -> text(object());
            };
        }
        if (usualStatus() == 204) {
            return new byte[0];
        }
        if (request.matches("\\S+ \\S+/(containers/json|networks|images/json)[ ?].*")) {
            return text("[" + object() + "," + object() + "]");
        }
        return request.matches("\\S+ \\S+/(logs|attach)\\?.*")
                ? frames()
                : text((object() + "\n").repeat(1 + random.nextInt(2)));
    }

    private String object() {
        var json = new StringBuilder("{");
        boolean whole = random.nextInt(3) == 0;
        for (String key : KEYS) {
            if (whole || random.nextInt(3) > 0) {
                json.append(json.length() > 1 ? "," : "").append('"').append(key).append("\":");
                json.append(
                        isFaulty(Fault.CONTENT, 10)
                                ? STRAY[random.nextInt(STRAY.length)]
                                : USUAL.get(key));
            }
        }
        return json.append('}').toString();
    }

    /** Frames of a log, of which one may lie about its length or its stream. */
    private byte[] frames() {
        var log = new ByteArrayOutputStream();
        for (int i = random.nextInt(6); i >= 0; i--) {
            byte[] line = text("2026-01-02T03:04:05.000000006Z line " + i + "\n");
            int told = isFaulty(Fault.CONTENT, 4) ? random.nextInt() : line.length;
            log.write(isFaulty(Fault.CONTENT, 4) ? random.nextInt(256) : 1);
            log.writeBytes(new byte[3]);
            log.writeBytes(ByteBuffer.allocate(4).putInt(told).array());
            log.writeBytes(line);
        }
        return log.toByteArray();
    }

    private byte[] noise() {
        var bytes = new byte[random.nextInt(2000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
