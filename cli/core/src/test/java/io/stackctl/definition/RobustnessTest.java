package io.stackctl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever stands in a file, loading ends with a stack or with a message. {@code
 * -Dfuzz.inputs=50000} tries more than the few of every build, {@code -Dfuzz.seed=N} others.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class RobustnessTest {

    private static final String WORDS =
            "services web image build ports volumes networks environment labels extends include"
                    + " deploy healthcheck command x-foo name ~ null true 1 0x1F -1.5e3 2024-01-02 ${A}"
                    + " ${A:-b} $$ *a &a !reset !override <<: - : [ ] { } , | > ' \" # \n \n\n   \t é"
                    + " \uD83D\uDE00";

    private static final String INDICATORS = "[]{}:,-#&*!|>'\"%@`$ \n\t01~";

    /** More than this for a small file is a hang. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    @TempDir Path directory;

    /** Loads a text; gives the message, or nothing for a valid definition. */
    private String load(byte[] bytes) throws IOException {
        Files.write(directory.resolve("compose.yaml"), bytes);
        try {
            var stack =
                    new StackLoader(warning -> {})
                            .load(LoadRequest.in(directory.toString(), Map.of()).build());
            ConfigText.yaml(stack);
            return "";
        } catch (StackException e) {
            var message = String.valueOf(e.getMessage());
            assertFalse(message.isBlank());
            return message;
        }
    }

    private String load(String text) throws IOException {
        return load(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void any_input_ends_with_a_stack_or_a_message() throws IOException {
        var random = new Random(Long.getLong("fuzz.seed", 1));
        var samples = samples();
        var clock = ManagementFactory.getThreadMXBean();
        for (var i = 0; i < Integer.getInteger("fuzz.inputs", 600); i++) {
            var input =
                    switch (i % 3) {
                        case 0 -> bytes(random);
                        case 1 -> words(random);
                        default -> mutated(samples.get(random.nextInt(samples.size())), random);
                    };
            var name = "input " + i + ":\n" + new String(input, StandardCharsets.UTF_8);
            var before = clock.getCurrentThreadCpuTime();
            try {
                load(input);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(name, e);
            }
            // Processor time: a busy machine is not the input's fault.
            assertTrue(clock.getCurrentThreadCpuTime() - before < LONGEST.toNanos(), name);
        }
    }

    @Test
    void long_chains_of_files_are_followed_or_refused() throws IOException {
        for (int file = 0; file < 1500; file++) {
            Files.writeString(
                    directory.resolve("f" + file + ".yaml"),
                    "include: [f" + (file + 1) + ".yaml]\n");
        }
        Files.writeString(directory.resolve("f1500.yaml"), "services: { web: { image: x } }\n");

        assertEquals("", load("include: [f1301.yaml]".getBytes(StandardCharsets.UTF_8)));
        var refusal = load("include: [f0.yaml]".getBytes(StandardCharsets.UTF_8));
        assertTrue(refusal.contains("more than 200 files include one another"), refusal);
    }

    /** Longer than a thread has frames for. */
    @Test
    void long_chains_of_services_are_followed_or_refused() throws IOException {
        assertEquals("", load(chain(5000, "{ image: x, depends_on: [s%d] }")));
        assertEquals("", load(chain(400, "{ extends: s%d }")));
        var refusal = load(chain(5000, "{ extends: s%d }"));
        assertTrue(refusal.contains("more than 500 services extend one another"), refusal);
    }

    @Test
    void the_first_of_a_long_chain_is_selected_with_all_others() throws IOException {
        load(chain(5000, "{ image: x, depends_on: [s%d] }"));
        var first = LoadRequest.in(directory.toString(), Map.of()).services(List.of("s0")).build();

        assertEquals(5001, new StackLoader(warning -> {}).load(first).services().size());
    }

    private static String chain(int length, String link) {
        var text = new StringBuilder("services:\n");
        for (var i = 0; i < length; i++) {
            text.append("  s").append(i).append(": ").append(link.formatted(i + 1)).append('\n');
        }
        return text.append("  s").append(length).append(": { image: x }\n").toString();
    }

    private static List<String> samples() throws IOException {
        var samples = new ArrayList<String>();
        var folder = Path.of("src/test/resources/definition/errors");
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                for (var sample : ErrorSample.read(Files.readString(file))) {
                    samples.addAll(sample.files().values());
                }
            }
        }
        try (Stream<Path> stacks = Files.walk(Path.of("../../stack-definitions"))) {
            for (var file : stacks.filter(RobustnessTest::isDefinition).sorted().toList()) {
                samples.add(Files.readString(file));
            }
        }
        samples.removeIf(String::isBlank);
        return samples;
    }

    private static boolean isDefinition(Path file) {
        return file.toString().endsWith(".yaml");
    }

    private static byte[] bytes(Random random) {
        var bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] words(Random random) {
        var words = WORDS.split(" ", -1);
        var text = new StringBuilder("services:\n  web:\n    ");
        for (var i = random.nextInt(30); i > 0; i--) {
            text.append(words[random.nextInt(words.length)]);
            text.append(random.nextInt(3) == 0 ? ": " : random.nextInt(3) == 0 ? "\n    " : " ");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mutated(String sample, Random random) {
        var bytes = sample.getBytes(StandardCharsets.UTF_8);
        for (var i = random.nextInt(4); i >= 0; i--) {
            var at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) INDICATORS.charAt(random.nextInt(INDICATORS.length()));
                default -> {
                    var from = random.nextInt(bytes.length);
                    System.arraycopy(
                            bytes.clone(),
                            from,
                            bytes,
                            at,
                            Math.min(random.nextInt(20), bytes.length - Math.max(from, at)));
                }
            }
        }
        return bytes;
    }

    @Test
    void byte_order_marks_and_line_ends_of_windows_are_read() throws IOException {
        assertEquals("", load("\uFEFFservices: {a: {image: x}}"));
        assertEquals("", load("services:\r\n  a:\r\n    image: x\r\n"));
        assertEquals(
                "", load("\uFEFFservices: {a: {image: x}}".getBytes(StandardCharsets.UTF_16BE)));
    }

    @Test
    void what_is_no_text_is_refused() throws IOException {
        assertTrue(load(new byte[] {'a', ':', (byte) 0xC3, '\n'}).contains("UTF-8"));
        assertTrue(load(new byte[] {0, 1, 2, 3}).contains("not valid YAML"));
    }

    @Test
    void huge_numbers_do_not_take_forever() throws IOException {
        assertTrue(
                load("services: {a: {image: x, scale: 1" + "0".repeat(100_000) + "}}")
                        .contains("scale"));
        assertTrue(load("services: {a: {image: x, cpus: 1e999999999}}").contains("cpus"));
        load("x-a: 0x" + "F".repeat(100_000) + "\nservices: {}");
        load("services: {a: {image: x, mem_limit: 1" + "0".repeat(10_000) + "g}}");
    }

    @Test
    void ten_megabytes_are_read() throws IOException {
        var text = new StringBuilder("services:\n  a:\n    image: x\n    labels:\n");
        for (var i = 0; text.length() < 10_000_000; i++) {
            text.append("      label-").append(i);
            text.append(": \"").repeat("some value of a label, ", 5).append("\"\n");
        }
        assertEquals("", load(text.toString()));
    }

    @Test
    void a_long_text_with_many_variables_is_linear() throws IOException {
        assertEquals(
                "",
                load("services: {a: {image: x, command: [\"" + "${A:-b}".repeat(20_000) + "\"]}}"));
        assertEquals(
                "", load("services: {a: {image: x, command: [\"" + "$A".repeat(200_000) + "\"]}}"));
    }

    @Test
    void variables_within_variables_end_with_a_message() throws IOException {
        var text =
                "services: {a: {image: \"" + "${A:-".repeat(3000) + "x" + "}".repeat(3000) + "\"}}";
        assertTrue(load(text).contains("image"));
    }
}
