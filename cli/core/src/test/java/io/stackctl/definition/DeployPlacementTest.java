package io.stackctl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployMode;
import io.stackctl.model.deploy.Machine;
import io.stackctl.model.deploy.Placement;
import io.stackctl.model.deploy.RestartTerms;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code deploy} says of where containers are, how many, and when they are restarted. */
class DeployPlacementTest {

    private static final Machine MACHINE =
            new Machine("Web1", "linux", "x86_64", Map.of("disk", "ssd", "Zone", "a b"));

    @TempDir Path directory;
    private LoaderFixture files = new LoaderFixture(Path.of("target"));

    @BeforeEach
    void a_directory() {
        files = new LoaderFixture(directory);
    }

    private Stack stack(String deploy) {
        var text = "services:\n  web:\n    image: x\n    deploy: {" + deploy + "}\n";
        return files.file("compose.yaml", text).load();
    }

    private Service web(String deploy) {
        return stack(deploy).services().getFirst();
    }

    private Service placed(String constraint) {
        return web("placement: {constraints: [\"" + constraint.replace("\\", "\\\\") + "\"]}");
    }

    private static String messages(List<Mistake> mistakes) {
        var text = new StringBuilder();
        mistakes.forEach(mistake -> text.append(mistake).append(" / ").append(mistake.remedy()));
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    node.hostname == web1           | met
                    node.hostname==WEB1             | met
                    NODE.HOSTNAME != web1           | unmet
                    node.hostname == db1            | unmet
                    node.hostname != db1            | met
                    node.platform.os == Linux       | met
                    node.platform.os == windows     | unmet
                    node.platform.arch == amd64     | met
                    node.platform.arch == x86_64    | met
                    node.platform.arch == aarch64   | unmet
                    node.platform.arch != arm64     | met
                    engine.labels.disk == ssd       | met
                    engine.labels.disk == hdd       | unmet
                    engine.labels.Zone == a b       | met
                    engine.labels.zone == a b       | unmet
                    engine.labels.none != x         | met
                    engine.labels.none == x         | unmet
                    node.role == manager            | unchecked
                    node.labels.type == queue       | unchecked
                    node.ip != 10.0.0.0/8           | unchecked
                    node.id == 2ivku8v2gvtg4        | unchecked
                    node.color == red               | mistake
                    node.hostname                   | mistake
                    node.hostname = web1            | mistake
                    node.hostname == <web1>         | mistake
                    == web1                         | mistake
                    """)
    void constraints_are_compared_as_swarm_does(String constraint, String expected) {
        var service = placed(constraint);

        var unmet = Placement.unmet(service, MACHINE);

        var unchecked = Placement.unchecked(service, MACHINE);
        var answer = unmet.isEmpty() ? "met" : "mistake";
        answer = messages(unmet).contains("is not met") ? "unmet" : answer;
        assertEquals(expected, unchecked.isEmpty() ? answer : "unchecked", messages(unmet));
    }

    @Test
    void what_is_unmet_says_where_it_stands_and_what_the_engine_is() {
        var unmet = Placement.unmet(placed("node.hostname == db1"), MACHINE);

        assertTrue(
                messages(unmet)
                        .endsWith(
                                "compose.yaml:4:40:"
                                        + " services.web.deploy.placement.constraints[0]:"
                                        + " 'node.hostname == db1' is not met: here it is 'Web1' /"
                                        + " deploy it to an engine that meets it, or leave the"
                                        + " constraint out"),
                messages(unmet));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    replicas: 3, placement: {max_replicas_per_node: 2} | 3 replicas do not fit: one engine may have 2
                    replicas: 2, placement: {max_replicas_per_node: 2} | ''
                    replicas: 3, placement: {max_replicas_per_node: 0} | ''
                    replicas: 3, mode: global, placement: {max_replicas_per_node: 1} | ''
                    """)
    void an_engine_has_no_more_replicas_than_it_may(String deploy, String expected) {
        var unmet = Placement.unmet(web(deploy), MACHINE);

        assertEquals(expected.isEmpty(), unmet.isEmpty());
        assertTrue(messages(unmet).contains(expected), messages(unmet));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    replicas: 3                        | replicated 3 false
                    replicas: 3, mode: global          | global 1 false
                    replicas: 3, mode: replicated-job  | replicated-job 3 true
                    replicas: 3, mode: global-job      | global-job 1 true
                    replicas: 0, mode: ''              | replicated 0 false
                    """)
    void a_mode_says_how_many_there_are_and_whether_they_end(String deploy, String expected) {
        var service = web(deploy);
        var mode = DeployMode.of(service);

        assertEquals(expected, mode + " " + mode.replicas(service) + " " + mode.isJob());
    }

    @Test
    void an_unknown_mode_is_refused_with_its_place() {
        var service = web("mode: globl");

        var message =
                assertThrows(StackException.class, () -> DeployMode.of(service))
                        .failure()
                        .message();

        assertTrue(message.contains("compose.yaml:4:20: services.web.deploy.mode"), message);
        assertTrue(message.contains("did you mean 'global'?"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    restart_policy: {condition: sometimes}               | condition: invalid restart policy 'sometimes'
                    restart_policy: {max_attempts: 3}                    | max_attempts: an engine counts attempts after failures only, not where the condition is any
                    restart_policy: {condition: none, max_attempts: 3}   | max_attempts: an engine counts attempts after failures only, not where the condition is no
                    restart_policy: {condition: on-failure, max_attempts: 99999999999} | max_attempts: '99999999999' is not a whole number
                    restart_policy: {delay: -1s}                         | delay: duration '-1s' is negative
                    """)
    void what_the_engine_would_refuse_is_said_before(String deploy, String expected) {
        var message = messages(RestartTerms.mistakes(web(deploy)));

        assertTrue(message.contains("services.web.deploy.restart_policy." + expected), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    restart_policy: {condition: on-failure, max_attempts: 3}
                    mode: replicated-job, restart_policy: {condition: on-failure, max_attempts: 3}
                    mode: global-job, restart_policy: {condition: none}
                    mode: global-job
                    restart_policy: {condition: any, max_attempts: 0}
                    ''
                    """)
    void what_the_engine_takes_is_no_mistake(String deploy) {
        assertEquals("", messages(RestartTerms.mistakes(web(deploy))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    mode: replicated-job, restart_policy: {}
                    mode: global-job, restart_policy: {condition: any}
                    mode: global-job, restart_policy: {condition: unless-stopped}
                    """)
    void a_job_that_would_never_end_is_a_mistake(String deploy) {
        var message = messages(RestartTerms.mistakes(web(deploy)));

        assertTrue(message.contains("services.web: it is a job"), message);
    }

    @Test
    void times_that_nobody_keeps_are_warned_of_also_where_somebody_heals() {
        var stack = stack("restart_policy: {delay: 5s, window: 2m}");
        var web = stack.services().getFirst();

        var warnings = RestartTerms.warnings(web);

        assertEquals(2, warnings.size());
        assertTrue(
                warnings.getFirst().startsWith("services.web.deploy.restart_policy.delay: 5s"),
                warnings.getFirst());
        var healed =
                files.file(
                                "compose.yaml",
                                "services: {web: {image: x, deploy: {restart_policy: {delay:"
                                        + " 5s}}}}\nx-stackctl: {deploy: {heal: {after: 3s}}}")
                        .load();
        web = healed.services().getFirst();
        assertEquals(1, RestartTerms.warnings(web).size());
        assertEquals(List.of(), RestartTerms.warnings(web("restart_policy: {delay: 0s}")));
    }
}
