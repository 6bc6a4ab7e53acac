package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackctl.docker.EngineMachines;
import io.stackctl.docker.SwarmMachines;
import io.stackctl.docker.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Stacks on a real swarm of three machines. A swarm takes seconds for whatever it does and hardly
 * works meanwhile, so tests run beside one another, each with a stack of its own; the longest
 * first, so that none is left at the end.
 */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SwarmIT {

    private static SwarmMachines machines;

    @TempDir Path folder;

    @BeforeAll
    static void start(@TempDir Path shared) throws Exception {
        assumeTrue(EngineMachines.canBeMade(), "namespaces cannot be made here");
        machines = new SwarmMachines(shared, 3);
        for (int machine = 1; machine <= 3; machine++) {
            TestImage.ensure(machines.variables(machine));
        }
    }

    @AfterAll
    static void end() throws IOException {
        if (machines != null) {
            machines.close();
        }
    }

    private SwarmStack stack(String name) {
        return new SwarmStack(machines, folder.resolve(name), name);
    }

    @TestBesideOthers
    @Order(3)
    void what_has_not_changed_is_left_alone_and_what_has_says_why() throws Exception {
        var stack = stack("kept");
        stack.define("info", "one");
        var warning = "Warning: No registry tells of image " + TestImage.NAME;
        assertTrue(stack.run("plan").stream().anyMatch(line -> line.startsWith(warning)));
        stack.run("up");
        var before = stack.tasks();
        assertEquals(List.of("Nothing to do."), stack.run("plan"));
        stack.run("up");
        assertEquals(before, stack.tasks());

        stack.define("debug", "one");
        assertEquals(
                List.of(
                        "Containers",
                        "  1  update  service db  env LEVEL: info -> debug",
                        "  2  wait    service db  converging",
                        "2 steps, 1 service kept."),
                stack.run("plan"));
        stack.run("up");

        assertEquals(stack.tasksOf("web", before), stack.tasksOf("web", stack.tasks()));
        assertTrue(stack.tasksOf("db", stack.tasks()).stream().noneMatch(before::contains));
    }

    @TestBesideOthers
    void what_is_brought_is_there_and_goes_again() throws Exception {
        var stack = stack("told");
        stack.define("info", "one");
        stack.run("up");

        var lines = new TreeSet<>(stack.run("logs", "--no-color", "web"));
        assertEquals(
                List.of("web.1  | ready", "web.2  | ready", "web.3  | ready"), List.copyOf(lines));
        assertEquals(List.of("one"), stack.run("exec", "-T", "web", "cat", "/conf"));
        var elsewhere = stack.elsewhere("web");
        var refused = stack.refused("exec", "-T", "--index", elsewhere, "web", "true");
        assertTrue(refused.contains("task told_web." + elsewhere + " runs on machine"), refused);
        assertTrue(refused.contains("run it there: docker -H ssh://machine"), refused);
        stack.run("scale", "db=0");
        assertEquals(List.of(), stack.run("ps", "-q", "db"));
        var unknown = stack.refused("ps", "wbe");
        assertTrue(unknown.contains("no such service: wbe"), unknown);

        stack.run("down");
        for (var kind : List.of("service", "network", "config")) {
            assertEquals(List.of(), stack.all(kind));
        }
    }

    @TestBesideOthers
    @Order(2)
    void another_content_makes_another_config_and_removes_what_nobody_uses() throws Exception {
        var stack = stack("contents");
        stack.define("info", "one");
        stack.run("up");
        stack.define("info", "two");
        stack.run("up");
        assertEquals(2, stack.all("config").size(), "the way back needs the first");
        assertEquals("two", stack.inTask("cat", "/conf"));

        stack.define("info", "three");
        stack.run("up");

        var configs = stack.all("config");
        assertEquals(2, configs.size());
        assertTrue(!configs.contains("contents_conf"), "the first is of no use any more");
        stack.run("rollback", "web");
        assertEquals("two", stack.inTask("cat", "/conf"));
    }

    @TestBesideOthers
    void either_of_the_two_tools_goes_on_with_what_the_other_made() throws Exception {
        var stack = stack("shared");
        stack.define("info", "one");
        stack.deployStack();
        stack.run("up");
        var before = stack.tasks();
        assertEquals(4, before.size());
        assertEquals(List.of("Nothing to do."), stack.run("plan"));
        stack.run("up");
        assertEquals(before, stack.tasks());

        machines.docker(1, "stack", "rm", "shared");
        stack.run("up");
        before = stack.tasks();
        stack.deployStack();
        assertEquals(before, stack.tasks());
        assertEquals(List.of("Nothing to do."), stack.run("plan"));
    }

    @TestBesideOthers
    void what_ends_again_and_again_ends_it_with_what_the_task_said_last() throws Exception {
        var stack = stack("crashing");
        stack.write(
                """
                services:
                  web:
                    image: %s
                    command: [sh, -c, 'echo no luck today; exit 3']
                    deploy: {endpoint_mode: dnsrr, restart_policy: {delay: 100ms}}
                """);

        var crashes = stack.refused("up");

        assertTrue(crashes.contains("non-zero exit (3)"), crashes);
        assertTrue(crashes.contains("  | no luck today"), crashes);
    }

    @TestBesideOthers
    void what_no_machine_may_run_ends_it_with_the_swarms_reason() throws Exception {
        var stack = stack("homeless");
        stack.write(
                """
                services:
                  web:
                    image: %s
                    deploy:
                      endpoint_mode: dnsrr
                      placement: {constraints: [node.labels.disk == ssd]}
                """);

        var nowhere = stack.refused("up");

        assertTrue(nowhere.contains("no machine may run it: no suitable node"), nowhere);
    }

    @TestBesideOthers
    void a_machine_that_has_no_image_is_named_with_the_way_to_bring_it() throws Exception {
        machines.docker(1, "tag", TestImage.NAME, "only-here:1");
        var stack = stack("imageless");
        stack.write(
                """
                services:
                  web:
                    image: only-here:1
                    command: [sleep, '1000']
                    init: true
                    deploy: {mode: global, endpoint_mode: dnsrr, restart_policy: {delay: 100ms}}
                """);

        var nowhere = stack.refused("up");

        assertTrue(
                nowhere.matches("(?s).*machine machine[23] has no image only-here:1.*"), nowhere);
        assertTrue(nowhere.matches("(?s).*docker save only-here:1 \\| ssh machine.*"), nowhere);
    }

    @TestBesideOthers
    void what_takes_a_virtual_address_is_warned_of_where_the_kernel_has_none() throws Exception {
        boolean known = knowsIpvs();
        var stack = stack("warned");
        stack.write(
                """
                services:
                  web:
                    image: %s
                    ports: ['8080:80']
                  db: {image: %s, ports: [{target: 1, published: 81, mode: host}], deploy: {endpoint_mode: dnsrr}}
                """);

        var warnings = stack.run("plan").stream().filter(line -> line.contains("IPVS")).toList();

        assertEquals(known ? 0 : 2, warnings.size(), warnings::toString);
        assertTrue(
                known || warnings.getFirst().contains("by their names: web."), warnings::toString);
        assertTrue(known || warnings.getLast().contains("these ports: 8080."), warnings::toString);
        var taskId = "{{.Label \"com.docker.swarm.task.id\"}}";
        var whose = machines.docker(1, "ps", "-a", "--format", taskId);
        assertTrue(whose.stream().noneMatch(String::isBlank), "a container was made to look");
    }

    private static boolean knowsIpvs() {
        var modules = Path.of("/lib/modules", System.getProperty("os.version"));
        return Files.exists(modules.resolve("kernel/net/netfilter/ipvs"))
                || Files.exists(Path.of("/sys/module/ip_vs"))
                || Files.exists(Path.of("/proc/sys/net/ipv4/vs"));
    }

    @TestBesideOthers
    @Order(1)
    void what_is_built_on_one_machine_only_is_kept_there_and_has_a_way_back() throws Exception {
        var stack = stack("built");
        stack.writeFile("Dockerfile", "FROM " + TestImage.NAME + "\nCOPY conf /\n");
        stack.writeFile("conf", "one");
        var built =
                """
                services:
                  web:
                    build: .
                    command: [sleep, '1000']
                    init: true
                    deploy: {endpoint_mode: dnsrr, update_config: {monitor: 100ms}PLACEMENT}
                """;
        stack.write(built.replace("PLACEMENT", ""));
        var anywhere = stack.refused("up");
        assertTrue(anywhere.contains("image built-web is made on machine1"), anywhere);
        assertTrue(anywhere.contains("compose.yaml:4:12: services.web.image"), anywhere);
        stack.write(built.replace("PLACEMENT", "") + "x-stackctl: {registry: bundled}\n");
        var bundled = stack.refused("up");
        assertTrue(bundled.contains("the swarm has no registry of its own"), bundled);

        stack.write(
                built.replace(
                        "PLACEMENT", ", placement: {constraints: [node.hostname == machine1]}"));
        stack.run("up");
        assertEquals("one", stack.inTask("cat", "/conf"));
        var before = stack.tasks();
        stack.run("up", "--build");
        assertEquals(before, stack.tasks());

        stack.writeFile("conf", "another");
        stack.run("up", "--build");
        assertEquals("another", stack.inTask("cat", "/conf"));
        stack.run("rollback");
        assertEquals("one", stack.inTask("cat", "/conf"));
    }

    @Test
    @ResourceLock(TestBesideOthers.MACHINES)
    void a_drained_machine_hands_its_tasks_on() throws Exception {
        var stack = stack("moving");
        stack.define("info", "one");
        stack.run("up");
        assertEquals(List.of("machine1", "machine2", "machine3"), stack.nodesOf("web"));

        stack.run("node", "drain", "machine3");

        assertEquals(List.of("machine1", "machine2"), stack.nodesOf("web"));
        stack.run("up");
        assertEquals(4, stack.tasks().size());
        stack.run("node", "activate", "machine3");
    }
}
