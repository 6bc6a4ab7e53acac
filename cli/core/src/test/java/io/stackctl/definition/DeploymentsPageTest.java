package io.stackctl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.Canary;
import io.stackctl.model.deploy.DeployMode;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.Drain;
import io.stackctl.model.deploy.FailureAction;
import io.stackctl.model.deploy.OrderChoice;
import io.stackctl.model.deploy.Smoke;
import io.stackctl.model.deploy.StackPolicy;
import io.stackctl.model.deploy.Sticky;
import io.stackctl.model.deploy.Strategy;
import io.stackctl.model.tree.DurationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@code docs/deployments.md} against what is read. */
class DeploymentsPageTest {

    private static final Path PAGE = Path.of("../../docs/deployments.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z0-9_.-]+)` \\| ([^|]*) \\| ([^|]*) \\|$");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
    private static final String NOBODY = "qqqqqqqqqqqq";

    @TempDir Path directory;
    private LoaderFixture files = new LoaderFixture(Path.of("target"));

    @BeforeEach
    void a_directory() {
        files = new LoaderFixture(directory);
    }

    /** A row: the default, and what it means. */
    private record Row(String otherwise, String meaning) {}

    /** The rows of a section by their field. */
    private static Map<String, Row> rows(String section) throws IOException {
        var page = Files.readString(PAGE);
        var start = page.indexOf("\n## " + section + "\n");
        assertTrue(start >= 0, section);
        var end = page.indexOf("\n## ", start + 4);
        var rows = new TreeMap<String, Row>();
        ROW.matcher(page.substring(start, end))
                .results()
                .forEach(row -> rows.put(row.group(1), row(row)));
        return rows;
    }

    private static Row row(MatchResult row) {
        return new Row(row.group(2).strip().replace("`", ""), row.group(3).strip());
    }

    private Stack stack(String text) {
        return files.file("compose.yaml", text).load();
    }

    /** What may stand below a field of how to deploy, as the reader itself says it. */
    private List<String> known(String field) {
        var inner = "{" + NOBODY + ": 1}";
        var text = field.isEmpty() ? inner : "{" + field + ": " + inner + "}";
        var failure =
                assertThrows(
                                StackException.class,
                                () -> stack("services: {}\nx-stackctl: {deploy: " + text + "}\n"))
                        .failure();
        return ((InvalidDefinition) failure)
                .mistakes().stream()
                        .filter(mistake -> mistake.keyPath().endsWith("." + NOBODY))
                        .map(Mistake::remedy)
                        .filter(remedy -> remedy.startsWith("allowed here: "))
                        .map(remedy -> remedy.substring("allowed here: ".length()))
                        .flatMap(remedy -> Stream.of(remedy.split(", ", -1)))
                        .toList();
    }

    @Test
    void it_names_the_fields_that_there_are_and_no_others() throws IOException {
        var fields = new TreeSet<String>();
        for (var field : known("")) {
            var below = known(field);
            below.forEach(name -> fields.add(field + "." + name));
            if (below.isEmpty()) {
                fields.add(field);
            }
        }
        assertTrue(fields.contains("canary.steps") && fields.contains("hold"), fields.toString());

        assertEquals(fields, rows("`x-stackctl.deploy`").keySet());
    }

    @Test
    void its_defaults_are_those_of_a_service_that_says_nothing() throws IOException {
        var written = new TreeMap<String, String>();
        rows("`x-stackctl.deploy`")
                .forEach((field, row) -> {
                    if (!row.otherwise().equals("–")) {
                        written.put(field, row.otherwise());
                    }
                });

        assertEquals(defaults(), written);
    }

    private Map<String, String> defaults() {
        var stack = stack("services: {web: {image: x}}");
        var web = DeployPolicy.of(stack, stack.services().getFirst());
        var more =
                stack(
                        """
                        services: {web: {image: x}}
                        x-stackctl:
                          deploy: {heal: {}, smoke: {http: /}, autoscale: {max: 9, cpu: 1%}}
                        """);
        var scaled = DeployPolicy.of(more, more.services().getFirst());
        var autoscale = scaled.autoscale().orElseThrow();
        var heal = scaled.heal().orElseThrow();
        var defaults = new TreeMap<String, String>();
        defaults.put("strategy", web.strategy().toString());
        defaults.put("ready.probe", web.ready().probe().toString());
        defaults.put("ready.every", time(web.ready().every()));
        defaults.put("ready.deadline", time(web.ready().deadline()));
        defaults.put("min-healthy", time(web.minHealthy()));
        defaults.put("deadline", time(web.deadline()));
        defaults.put("drain.timeout", time(web.drain().timeout()));
        defaults.put("drain.streams", time(web.drain().streams()));
        defaults.put("drain.via", web.drain().via().toString());
        defaults.put("hold", time(web.hold()));
        defaults.put("sticky", web.sticky().toString());
        defaults.put("canary.steps", web.canary().steps().toString());
        defaults.put("canary.each", time(web.canary().each()));
        defaults.put("canary.min-requests", "" + web.canary().minRequests());
        defaults.put("canary.max-error-rate", web.canary().maxErrorRate().toString());
        defaults.put("canary.max-error-increase", web.canary().maxErrorIncrease().toString());
        defaults.put("canary.max-p95-increase", web.canary().maxP95Increase().toString());
        defaults.put("canary.inconclusive", web.canary().inconclusive().toString());
        defaults.put("canary.promote", web.canary().promote().toString());
        defaults.put("bake", time(web.bake()));
        defaults.put("smoke.expect", "" + ((Smoke.Http) scaled.smoke().orElseThrow()).status());
        defaults.put("history.keep", "" + StackPolicy.of(stack).keep());
        defaults.put("autoscale.min", "" + autoscale.min());
        defaults.put("autoscale.up", time(autoscale.up()));
        defaults.put("autoscale.down", time(autoscale.down()));
        defaults.put("heal.after", time(heal.after()));
        defaults.put("heal.at-most", heal.times() + " per " + time(heal.per()));
        return defaults;
    }

    /** As people write it: {@code 2m} for {@code 2m0s}. */
    private static String time(Duration duration) {
        return DurationText.print(duration).replaceAll("(?<=[mh])0[ms]0?s?$", "");
    }

    @Test
    void it_names_each_word_that_a_field_may_have() throws IOException {
        var ours = rows("`x-stackctl.deploy`");
        names(ours, "strategy", List.of(Strategy.values()));
        names(ours, "drain.via", List.of(Drain.Via.values()));
        names(ours, "sticky", List.of(Sticky.values()));
        names(ours, "canary.inconclusive", List.of(Canary.Inconclusive.values()));
        names(ours, "canary.promote", List.of(Canary.Promote.values()));
        var compose = rows("What is honoured of Compose's `deploy`");
        names(compose, "update_config.failure_action", List.of(FailureAction.values()));
        var mode = compose.getOrDefault("mode", new Row("", ""));
        for (var word : DeployMode.values()) {
            assertTrue((mode.otherwise() + mode.meaning()).contains(word.toString()), word.name());
        }
    }

    private static void names(Map<String, Row> rows, String field, List<?> words) {
        var row = rows.getOrDefault(field, new Row("", ""));
        for (var word : words) {
            assertTrue(row.meaning().contains("`" + word + "`"), field + " lacks " + word);
        }
    }

    @Test
    void it_says_of_each_field_of_compose_what_becomes_of_it() throws IOException {
        var failure =
                assertThrows(
                                StackException.class,
                                () -> stack("services: {a: {image: x, deploy: {qqqqq: 1}}}"))
                        .failure();
        var remedy = ((InvalidDefinition) failure).mistakes().getFirst().remedy();
        var page = Files.readString(PAGE);
        var section = page.substring(page.indexOf("## What is honoured"));
        for (var field : remedy.replace("allowed here: ", "").split(", ", -1)) {
            assertTrue(
                    section.contains("| `" + field) || section.contains("`" + field + "`"), field);
        }
        var update = stack("services: {a: {image: x, deploy: {update_config: {parallelism: 1}}}}");
        var policy = DeployPolicy.of(update, update.services().getFirst());
        var rows = rows("What is honoured of Compose's `deploy`");
        var written = new ArrayList<String>();
        for (var field :
                List.of("parallelism", "delay", "monitor", "max_failure_ratio", "failure_action")) {
            written.add(rows.getOrDefault("update_config." + field, new Row("", "")).otherwise());
        }
        assertEquals(
                List.of(
                        "" + policy.parallelism(),
                        time(policy.delay()),
                        time(policy.minHealthy()),
                        "" + (int) policy.maxFailureRatio(),
                        policy.failureAction().toString()),
                written);
    }

    @Test
    void its_examples_can_be_deployed() throws IOException {
        var examples = EXAMPLE.matcher(Files.readString(PAGE)).results().toList();
        assertFalse(examples.isEmpty());
        for (var example : examples) {
            var stack = stack(example.group(1));
            StackPolicy.of(stack);
            for (var service : stack.services()) {
                var policy = DeployPolicy.of(stack, service);
                OrderChoice.of(stack, service, policy);
                DeployPolicy.ofRollback(stack, service);
            }
        }
    }

    @Test
    void its_first_example_says_what_the_text_says_of_it() throws IOException {
        var example = EXAMPLE.matcher(Files.readString(PAGE)).results().findFirst().orElseThrow();
        var stack = stack(example.group(1));
        var web = DeployPolicy.of(stack, stack.services().getLast());
        var db = stack.services().getFirst();

        assertEquals(Duration.ofSeconds(45), web.drain().timeout());
        assertEquals(Strategy.CANARY, web.strategy());
        assertEquals(
                "volume data has one writer",
                OrderChoice.of(stack, db, DeployPolicy.of(stack, db)).cause());
        assertEquals(20, StackPolicy.of(stack).keep());
    }
}
