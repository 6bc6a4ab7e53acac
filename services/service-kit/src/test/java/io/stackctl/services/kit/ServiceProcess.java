package io.stackctl.services.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The sample service as a process, with its log lines. */
final class ServiceProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private int port;

    private ServiceProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::readLines);
    }

    static ServiceProcess start(Map<String, String> environment) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // A shell starts what runs in the background with SIGINT ignored, and that is inherited: a
        // JVM then never hears the signal. The container of a real service has none ignored.
        var command =
                List.of(
                        "env",
                        "--default-signal=INT,TERM",
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new ServiceProcess(builder.start());
    }

    /** Starts it on a free port and waits until it serves. */
    static ServiceProcess serving(Map<String, String> environment) throws Exception {
        var all = new java.util.HashMap<>(environment);
        all.putIfAbsent("PORT", "0");
        var service = start(all);
        var line = service.awaitLine("\"serving\"");
        service.port = Integer.parseInt(line.replaceAll(".*\"port\":([0-9]+).*", "$1"));
        return service;
    }

    private static String main() {
        return SampleService.class.getName();
    }

    /** Takes log lines up to the first one that contains the text, and returns that one. */
    String awaitLine(String text) throws InterruptedException {
        while (true) {
            @Nullable String line = lines.poll(60, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("the service never logged " + text);
            }
            if (line.contains(text)) {
                return line;
            }
        }
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A bare connection to it. */
    Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    static HttpResponse<String> ask(String url) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a signal, such as {@code TERM}. */
    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void readLines() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            lines.add("cannot be read: " + e);
        }
    }
}
