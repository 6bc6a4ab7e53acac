/**
 * Answers like a Docker Engine, on a Unix socket, to what an untroubled stack asks; nothing runs behind it. Training runs
 * the real verbs against it, so that the AOT cache knows what they load and no real engine is touched.
 */
static final Map<String, Container> CONTAINERS = new ConcurrentSkipListMap<>();
static final Map<String, String> NETWORKS = new ConcurrentSkipListMap<>();
static final Map<String, String> VOLUMES = new ConcurrentSkipListMap<>();
/** Whoever listens to events. */
static final Set<OutputStream> LISTENERS = ConcurrentHashMap.newKeySet();
static final String CREATED = "2026-01-01T00:00:00.000000000Z";

record Container(String id, String name, String spec, boolean running, boolean healthy) {
    /** A new container, or one that has just been started or ended: nobody has looked at its health yet. */
    Container(String id, String name, String spec, boolean running) {
        this(id, name, spec, running, !spec.contains("\"Healthcheck\":{"));
    }

    Container running(boolean now) {
        return new Container(id, name, spec, now);
    }

    Container recovered() {
        return new Container(id, name, spec, running, true);
    }

    String state() {
        return running ? "running" : "created";
    }

    String listed() {
        return """
        {"Id":"%s","Names":["/%s"],"Image":%s,"ImageID":"%s","Command":"sh","Created":1767225600,"State":"%s",
        "Status":"Up 5 seconds (healthy)","Labels":%s,"Mounts":%s,"HostConfig":{"NetworkMode":"default"},
        "Ports":[{"IP":"0.0.0.0","PrivatePort":80,"PublicPort":8080,"Type":"tcp"}],
        "NetworkSettings":{"Networks":%s}}"""
                .formatted(id, name, part(spec, "Image", "\"\""), IMAGE, state(), part(spec, "Labels", "{}"), mounted(), attached());
    }

    String inspected() {
        return """
        {"Id":"%s","Name":"/%s","Created":"%s","Image":"%s","Path":"sh","Args":[],"RestartCount":0,"Driver":"overlay2",
        "State":{"Status":"%s","Running":%s,"Paused":false,"Restarting":false,"OOMKilled":false,"Dead":false,"Pid":1,
        "ExitCode":0,"Error":"","StartedAt":"%s","FinishedAt":"0001-01-01T00:00:00Z",
        "Health":{"Status":"%s","FailingStreak":0,"Log":[]}},
        "Config":%s,"HostConfig":%s,"Mounts":%s,"NetworkSettings":{"Ports":{},"Networks":%s}}"""
                .formatted(id, name, CREATED, IMAGE, state(), running, CREATED, healthy ? "healthy" : "starting", spec, part(spec, "HostConfig", "{}"), mounted(), attached());
    }

    String happened(String action) {
        return """
        {"status":"%s","id":"%s","from":"training:1","Type":"container","Action":"%s","Actor":{"ID":"%s","Attributes":%s},\
        "scope":"local","time":1767225600,"timeNano":1767225600000000000}
        """
                .formatted(action, id, action, id, part(spec, "Labels", "{}"));
    }

    String mounted() {
        return VOLUMES.keySet().stream()
                .filter(volume -> spec.contains('"' + volume))
                .map(volume -> "{\"Type\":\"volume\",\"Name\":\"%s\",\"Destination\":\"/var/lib/data\",\"RW\":true}".formatted(volume))
                .collect(Collectors.joining(",", "[", "]"));
    }

    String attached() {
        var text = new StringJoiner(",", "{", "}");
        NETWORKS.keySet().forEach(network -> text.add(
                "\"%s\":{\"NetworkID\":\"%s\",\"EndpointID\":\"%s\",\"IPAddress\":\"172.20.0.2\",\"Aliases\":[\"a\"]}"
                        .formatted(network, digits(network), id)));
        return text.toString();
    }
}

static final String IMAGE = "sha256:" + digits("image");

record Request(String method, String path, String query, String body) {}

record Answer(int status, String body) {}

void main(String[] words) throws IOException {
    var address = UnixDomainSocketAddress.of(words[0]);
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        server.bind(address);
        while (true) {
            var connection = server.accept();
            Thread.ofVirtual().start(() -> serve(connection));
        }
    }
}

void serve(SocketChannel connection) {
    try (connection) {
        var in = new BufferedInputStream(Channels.newInputStream(connection));
        var out = Channels.newOutputStream(connection);
        for (var request = read(in); request != null; request = read(in)) {
            if (request.path().equals("/events")) {
                out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes());
                // What happened up to now ends; what happens from now on does not.
                if (request.query().contains("until=")) {
                    out.write("0\r\n\r\n".getBytes());
                    continue;
                }
                LISTENERS.add(out);
                in.read();
                LISTENERS.remove(out);
                return;
            }
            var answer = answer(request);
            out.write(("HTTP/1.1 " + answer.status() + " OK\r\nContent-Type: application/json\r\nApi-Version: 1.41\r\n"
                            + "Content-Length: " + answer.body().length() + "\r\n\r\n" + answer.body())
                    .getBytes());
        }
    } catch (IOException gone) {
        // The verb has what it wanted.
    }
}

/** Reads one request; null at the end of the connection. */
Request read(InputStream in) throws IOException {
    var start = line(in);
    if (start.isEmpty()) {
        return null;
    }
    int length = 0;
    boolean chunked = false;
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
        var lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-length:")) {
            length = Integer.parseInt(lower.substring(15).strip());
        }
        chunked |= lower.equals("transfer-encoding: chunked");
    }
    var body = new ByteArrayOutputStream();
    if (chunked) {
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
    } else {
        body.write(in.readNBytes(length));
    }
    var parts = start.split(" ");
    var target = parts[1].replaceFirst("^/v1\\.[0-9]+", "").split("\\?", 2);
    return new Request(parts[0], target[0], target.length == 2 ? target[1] : "", body.toString());
}

String line(InputStream in) throws IOException {
    var text = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        if (c != '\r') {
            text.append((char) c);
        }
    }
    return text.toString();
}

Answer answer(Request request) {
    var words = request.path().substring(1).split("/");
    return switch (words[0]) {
        case "_ping" -> ok(request.method().equals("HEAD") ? "" : "OK");
        case "version" -> ok("""
                {"Version":"20.10.24","ApiVersion":"1.41","MinAPIVersion":"1.12","Os":"linux","Arch":"amd64"}""");
        case "info" -> ok("""
                {"ID":"canned","ServerVersion":"20.10.24","NCPU":2,"MemTotal":4000000000,"OSType":"linux",\
                "Architecture":"x86_64","DockerRootDir":"/var/lib/docker","Driver":"overlay2","Swarm":{"LocalNodeState":"inactive"}}""");
        case "containers" -> container(request, words);
        case "networks" -> resource(request, words, NETWORKS, "Id");
        case "volumes" -> resource(request, words, VOLUMES, "Name");
        case "images" -> words[1].equals("json") ? ok("[]") : ok("""
                {"Id":"%s","RepoTags":["training:1"],"RepoDigests":[],"Created":"%s","Size":1000,"Os":"linux",\
                "Architecture":"amd64","Config":{"Env":["PATH=/bin"],"Cmd":["sh"],"Labels":{}}}""".formatted(IMAGE, CREATED));
        default -> new Answer(404, "{\"message\":\"page not found\"}");
    };
}

Answer container(Request request, String[] words) {
    if (words[1].equals("json")) {
        return ok(CONTAINERS.values().stream().map(Container::listed).collect(Collectors.joining(",", "[", "]")));
    }
    if (words[1].equals("create")) {
        var name = request.query().replaceFirst(".*name=([^&]*).*", "$1");
        var made = new Container(digits(name), name, request.body(), false);
        CONTAINERS.put(name, made);
        return new Answer(201, "{\"Id\":\"" + made.id() + "\",\"Warnings\":[]}");
    }
    var found = CONTAINERS.values().stream()
            .filter(container -> container.id().equals(words[1]) || container.name().equals(words[1]))
            .findFirst();
    if (found.isEmpty()) {
        return new Answer(404, "{\"message\":\"No such container: " + words[1] + "\"}");
    }
    var container = found.get();
    if (request.method().equals("DELETE")) {
        CONTAINERS.remove(container.name());
        return new Answer(204, "");
    }
    return switch (words[2]) {
        case "json" -> {
            var answer = ok(container.inspected());
            // It becomes healthy as soon as somebody waits for it.
            if (container.running() && !container.healthy()) {
                CONTAINERS.put(container.name(), container.recovered());
                tell(container.happened("health_status: healthy"));
            }
            yield answer;
        }
        case "start", "restart", "stop", "kill" -> {
            var changed = container.running(words[2].contains("start"));
            CONTAINERS.put(container.name(), changed);
            tell(container.happened(changed.running() ? "start" : "die"));
            yield new Answer(204, "");
        }
        case "rename" -> {
            var name = request.query().replaceFirst(".*name=([^&]*).*", "$1");
            CONTAINERS.remove(container.name());
            CONTAINERS.put(name, new Container(container.id(), name, container.spec(), container.running()));
            yield new Answer(204, "");
        }
        case "wait" -> ok("{\"StatusCode\":0}");
        case "top" -> ok("""
                {"Titles":["UID","PID","PPID","C","STIME","TTY","TIME","CMD"],\
                "Processes":[["root","1","0","0","00:00","?","00:00:00","sh"]]}""");
        default -> ok("");
    };
}

/** Tells all who listen of an event. */
void tell(String event) {
    var chunk = "%x\r\n%s\r\n".formatted(event.length(), event).getBytes();
    for (var listener : LISTENERS) {
        try {
            synchronized (listener) {
                listener.write(chunk);
            }
        } catch (IOException gone) {
            LISTENERS.remove(listener);
        }
    }
}

/** Networks and volumes: listed, inspected, made and removed alike. */
Answer resource(Request request, String[] words, Map<String, String> all, String key) {
    if (request.method().equals("DELETE")) {
        all.remove(words[1]);
        return new Answer(204, "");
    }
    if (request.method().equals("POST") && words[1].equals("create")) {
        var name = part(request.body(), "Name", "\"none\"").replace("\"", "");
        all.put(name, """
                {"Name":"%s","Id":"%s","Driver":"%s","Scope":"local","Created":"%s","CreatedAt":"%s","Labels":%s,\
                "Options":{},"Containers":{},"IPAM":{"Config":[]}}"""
                .formatted(name, digits(name), part(request.body(), "Driver", "\"local\"").replace("\"", ""), CREATED, CREATED,
                        part(request.body(), "Labels", "{}")));
        return new Answer(201, "{\"%s\":\"%s\",\"Warning\":\"\"}".formatted(key, key.equals("Id") ? digits(name) : name));
    }
    if (request.method().equals("POST")) {
        return ok("");
    }
    if (words.length == 1) {
        var list = all.values().stream().collect(Collectors.joining(",", "[", "]"));
        return ok(key.equals("Id") ? list : "{\"Volumes\":" + list + ",\"Warnings\":[]}");
    }
    return all.entrySet().stream()
            .filter(entry -> entry.getKey().equals(words[1]) || digits(entry.getKey()).equals(words[1]))
            .findFirst()
            .map(entry -> ok(entry.getValue()))
            .orElse(new Answer(404, "{\"message\":\"" + words[1] + " not found\"}"));
}

static Answer ok(String body) {
    return new Answer(200, body);
}

/** Sixty-four hexadecimal digits that stand for a name. */
static String digits(String name) {
    return "%08x".formatted(name.hashCode()).repeat(8);
}

/** The value of the first key of that name in a JSON text: a string, or an object with balanced braces. */
static String part(String json, String key, String otherwise) {
    int at = json.indexOf("\"" + key + "\":");
    if (at < 0) {
        return otherwise;
    }
    int start = at + key.length() + 3;
    if (json.charAt(start) == '"') {
        return json.substring(start, json.indexOf('"', start + 1) + 1);
    }
    if (json.charAt(start) != '{') {
        return otherwise;
    }
    int depth = 0;
    for (int i = start; i < json.length(); i++) {
        depth += json.charAt(i) == '{' ? 1 : json.charAt(i) == '}' ? -1 : 0;
        if (depth == 0) {
            return json.substring(start, i + 1);
        }
    }
    return otherwise;
}
