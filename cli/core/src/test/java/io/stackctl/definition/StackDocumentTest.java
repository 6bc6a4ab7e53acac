package io.stackctl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.definition.document.StackDocument;
import io.stackctl.failure.Location;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDocumentTest {

    private static final int ROUNDS = 3000;

    @TempDir Path directory;
    private LoaderFixture files = new LoaderFixture(Path.of("target"));

    @BeforeEach
    void a_directory() {
        files = new LoaderFixture(directory);
    }

    private Stack rich() {
        files.file("site.env", "FROM_FILE=1\n");
        files.file(".env", "TAG=2\n");
        files.file(
                "compose.yaml",
                """
                x-free: { $ref: '#/x', half: 1.0, big: 1e300, day: 2024-01-02, no: ~ }
                x-stackctl:
                  environment: prod
                  base-images: { "base:1": { build: ./base } }
                  migrations: { directory: ./migrations, database: db }
                services:
                  web:
                    image: "shop:$TAG"
                    build: { context: ., ssh: [default, key=./id], args: { A: , B: 1 } }
                    ports: ["8080:80", "127.0.0.1::443/udp"]
                    environment: { TEXT: "a$$b <&> \\u2028 \\U0001F600", EMPTY: , NUMBER: 1.50 }
                    env_file: site.env
                    deploy: { resources: { limits: { cpus: "0.5", memory: 1g } }, replicas: 2 }
                    healthcheck: { test: [CMD, x], interval: 1m30s }
                    volumes: ["data:/data:ro", "./src:/src", { type: tmpfs, target: /t }]
                    secrets: [token]
                    configs: [{ source: conf, mode: 0440 }]
                    post_start: [{ command: x, environment: [HOOK] }]
                    depends_on: { db: { condition: service_healthy } }
                    ulimits: { nofile: { soft: 1, hard: 2 } }
                  db: { image: db, network_mode: none }
                  tools: { image: tools, profiles: [tools], secrets: [spare] }
                networks: { default: { ipam: { config: [{ subnet: 10.9.0.0/16 }] } } }
                volumes: { data: { labels: { a: b } } }
                secrets: { token: { environment: TOKEN }, spare: { environment: TOKEN } }
                configs: { conf: { content: "text $TAG" } }
                """);
        files.variable("TOKEN", "secret").variable("HOOK", "pulled");
        return files.load();
    }

    @Test
    void a_stack_is_read_as_it_was_written() {
        var stack = rich();
        var read = KeptStack.of(stack);

        assertEquals("secret", read.variables().get("TOKEN"));
        assertEquals(List.of("tools"), names(read.disabledServices()));
        assertEquals("spare", read.unusedSecrets().getFirst().key());
    }

    @Test
    void a_selection_with_other_replicas_is_read_as_it_was_written() {
        var stack = rich();
        var chosen =
                stack.withServices(
                        List.of(
                                new Service(
                                        ServiceName.of("web"),
                                        stack.services()
                                                .get(1)
                                                .definition()
                                                .with("scale", new Scalar.Int(3, Location.NONE)))));

        var read = StackDocument.read(StackDocument.write(chosen));

        assertEquals(1, read.services().size());
        assertEquals(3, read.services().getFirst().replicas().value());
        assertEquals(2, read.definition().mapping("services").size());
    }

    @Test
    void the_stacks_of_this_repository_are_read_as_they_were_written() throws IOException {
        try (var folders = Files.list(Path.of("../../stack-definitions"))) {
            var all = folders.filter(Files::isDirectory).toList();
            assertTrue(!all.isEmpty());
            for (var folder : all) {
                var here = folder.toRealPath().toString();
                KeptStack.of(new StackLoader(w -> {}).load(LoadRequest.in(here, Map.of()).build()));
            }
        }
    }

    @Test
    void numbers_and_times_that_json_has_not_stay_what_they_are() {
        files.file("compose.yaml", "x-n: [-0.0, 2.0, 2024-01-02]\nservices: { a: { image: a } }");

        var text = StackDocument.write(files.load());

        assertEquals(text, StackDocument.write(StackDocument.read(text)));
        assertTrue(text.contains("{\"$decimal\":\"-0.0\"}"), text);
        for (var odd :
                List.of(
                        text.replace("-0.0", "-Infinity"),
                        text.replace("2024-01-02T00:00:00Z", "2024-01-02"))) {
            assertThrows(StackException.class, () -> StackDocument.read(odd));
        }
    }

    /** What YAML takes only when it is written as an escape, or as no key. */
    @Test
    void any_text_stays_what_it_is() {
        var deep = "{a: ".repeat(490) + "x" + "}".repeat(490);
        files.file(
                "compose.yaml",
                """
                x-texts: ["\\x7f", "\\x85", "\\uFEFF\\uFFFE", "\\U0010FFFF\\ud800", "a\\n b \\t", "\\0"]
                x-deep: %s
                services:
                  a:
                    image: a
                    labels: ["%s=1", "%s=2", "b: c"]
                """
                        .formatted(deep, "k".repeat(2000), "$$\u00e4".repeat(900)));

        KeptStack.of(files.load());
    }

    @Test
    void base_images_keep_their_order() {
        files.file(
                "compose.yaml",
                """
                x-stackctl: { base-images: { "b:1": { pull: true }, "a:1": { pull: true } } }
                services: { web: { image: a } }
                """);

        KeptStack.of(files.load());
    }

    @Test
    void what_is_no_document_is_refused_in_words() {
        assertRefused("it is not one object", "");
        assertRefused("it is not one object", "[]");
        assertRefused("it is not one object", "{}\n---\n{}");
        assertRefused("it is not one object", "{a: !reset {}}");
        assertRefused("it holds a date", "[2024-01-02]");
        assertRefused("not valid YAML: ", "[\"a\"");
        assertRefused("(line 1, column 1)", "[\"a\"");
        assertRefused(
                "mapping key \"a\" already defined at line 1 (line 1, column 8)",
                "{\"a\":1,\"a\":2}");
        assertRefused("a key begins with one $", "{\"$a\":1}");
        assertRefused("its entries are no keys with values", "{\"$entries\":[\"a\"]}");
        assertRefused("its entries are no keys with values", "{\"$entries\":[\"a\",1,\"a\",2]}");
        assertRefused("its stackctl-stack is missing, or of another kind", "{}");
        assertRefused("it has format 2, and 1 is known", "{\"stackctl-stack\":2}");
        assertRefused("nested more than 600 levels deep", "[".repeat(100_000));
        assertRefused("not valid YAML: ", "{} x");
        assertRefused("not valid YAML: ", "{\"a\u0000\":1}");
        var text = StackDocument.write(rich());
        assertRefused(
                "its project directory is not absolute",
                text.replaceFirst("\"project-directory\":\"", "$0x"));
        assertRefused("a variable is no text", text.replace("\"secret\"", "7"));
        assertRefused(
                "its disabled-services is missing, or of another kind",
                text.replace("\"disabled-services\"", "\"others\""));
    }

    @Test
    void what_no_definition_may_say_is_refused_as_in_a_file() {
        var text = StackDocument.write(rich());

        assertRefused(
                "services.db.image must be a string",
                text.replace("\"image\":\"db\"", "\"image\":[]"));
        assertRefused("", text.replace("\"network_mode\":\"none\"", "\"nothing_known\":true"));
    }

    @Test
    void what_does_not_fit_together_is_refused_as_in_a_file() {
        var text = StackDocument.write(rich());

        assertRefused(
                "services.web.depends_on.dc: service \"web\" depends on undefined service \"dc\"",
                text.replace("\"depends_on\":{\"db\"", "\"depends_on\":{\"dc\""));
        assertRefused(
                "service \"web\" refers to undefined volume other",
                text.replace("\"source\":\"data\"", "\"source\":\"other\""));
        assertRefused(
                "service \"db\" has neither an image nor a build context specified",
                text.replace("\"image\":\"db\"", "\"hostname\":\"db\""));
        assertRefused(
                "dependency cycle detected: db -> web -> db",
                text.replace(
                        "\"image\":\"db\"",
                        "\"image\":\"db\",\"depends_on\":{\"web\":"
                                + "{\"condition\":\"service_started\",\"required\":true}}"));
    }

    @Test
    void a_service_may_name_one_that_its_selection_has_left_out() {
        files.file(
                "compose.yaml",
                """
                services:
                  app: { build: { context: ., additional_contexts: { base: "service:base" } } }
                  base: { build: ., secrets: [gone] }
                  side: { image: a, network_mode: "service:app", volumes_from: [base] }
                secrets: { gone: { environment: TOKEN } }
                """);

        var one = KeptStack.of(files.load(request -> request.services(List.of("app"))));
        var other =
                KeptStack.of(
                        files.load(request ->
                                request.services(List.of("side")).with(LoadOption.NO_DEPS)));

        assertEquals(List.of("app"), names(one.services()));
        assertEquals(List.of("side"), names(other.services()));
    }

    @Test
    void a_damaged_document_is_read_or_refused_and_nothing_else() {
        var text = StackDocument.write(rich());
        var random = new Random(7);
        var pieces =
                new String[] {"{", "}", "[]", "\"", "null", "7", ",", ":", "\\u", "{}", "true"};
        var refused = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var damaged = new StringBuilder(text);
            var at = random.nextInt(text.length());
            var end = Math.min(text.length(), at + random.nextInt(12));
            damaged.replace(at, end, pieces[random.nextInt(pieces.length)]);
            try {
                StackDocument.read(damaged.toString());
            } catch (StackException expected) {
                refused++;
            }
        }
        assertTrue(refused > ROUNDS / 4, refused + " were refused");
    }

    /** A value of another kind in each place. */
    @Test
    void a_value_of_another_kind_is_read_or_refused_wherever_it_stands() {
        var text = StackDocument.write(rich());
        for (var other :
                List.of("null", "7", "true", "\"x\"", "[]", "{}", "[[7]]", "{\"x\":[7]}")) {
            for (var at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
                var next = text.charAt(at + 1);
                if (text.charAt(at - 1) == '"' && (next == '"' || next == 't' || next == '1')) {
                    var end = at + 2;
                    while (",}".indexOf(text.charAt(end)) < 0) {
                        end++;
                    }
                    try {
                        StackDocument.read(text.substring(0, at + 1) + other + text.substring(end));
                    } catch (StackException expected) {
                        assertTrue(!expected.failure().message().isBlank());
                    }
                }
            }
        }
    }

    private static List<String> names(List<Service> services) {
        return services.stream().map(service -> service.name().value()).toList();
    }

    private static void assertRefused(String why, String text) {
        var refused = assertThrows(StackException.class, () -> StackDocument.read(text));
        assertTrue(
                refused.failure().message().contains(why),
                () -> "'" + refused.failure().message() + "' says not: " + why);
    }
}
