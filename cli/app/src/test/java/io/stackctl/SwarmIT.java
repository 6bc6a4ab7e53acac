package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackctl.docker.SwarmMachines;
import io.stackctl.docker.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stacks on a real swarm of three machines, each verb in a process of its own. */
@Timeout(600)
class SwarmIT {

    private static SwarmMachines machines;

    @TempDir Path folder;

    @BeforeAll
    static void start(@TempDir Path shared) throws Exception {
        assumeTrue(
                new ProcessBuilder("unshare", "--mount", "--net", "--pid", "true").start().waitFor()
                        == 0,
                "namespaces cannot be made here");
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

    @AfterEach
    void remove() throws Exception {
        run("node", "activate", "machine1", "machine2", "machine3");
        run("down");
    }

    @Test
    void what_has_not_changed_is_left_alone_and_what_has_says_why() throws Exception {
        define("info", "one");
        var warning = "Warning: No registry tells of image " + TestImage.NAME;
        assertTrue(run("plan").stream().anyMatch(line -> line.startsWith(warning)));
        run("up");
        var before = tasks();
        assertEquals(List.of("Nothing to do."), run("plan"));
        run("up");
        assertEquals(before, tasks());

        define("debug", "one");
        assertEquals(
                List.of(
                        "Containers",
                        "  1  update  service db  env LEVEL: info -> debug",
                        "  2  wait    service db  converging",
                        "2 steps, 1 service kept."),
                run("plan"));
        run("up");

        assertEquals(tasksOf("web", before), tasksOf("web", tasks()));
        assertTrue(tasksOf("db", tasks()).stream().noneMatch(before::contains));
    }

    @Test
    void another_content_makes_another_config_and_removes_what_nobody_uses() throws Exception {
        define("info", "one");
        run("up");
        define("info", "two");
        run("up");
        assertEquals(2, configs().size(), "the way back needs the first");
        assertEquals("two", inTask("cat", "/conf"));

        define("info", "three");
        run("up");

        assertEquals(2, configs().size());
        assertTrue(!configs().contains("swarm-it_conf"), "the first is of no use any more");
        run("rollback", "web");
        assertEquals("two", inTask("cat", "/conf"));
    }

    @Test
    void either_of_the_two_tools_goes_on_with_what_the_other_made() throws Exception {
        define("info", "one");
        deployStack();
        run("up");
        var before = tasks();
        assertEquals(4, before.size());
        assertEquals(List.of("Nothing to do."), run("plan"));
        run("up");
        assertEquals(before, tasks());

        machines.docker(1, "stack", "rm", "swarm-it");
        run("up");
        before = tasks();
        deployStack();
        assertEquals(before, tasks());
        assertEquals(List.of("Nothing to do."), run("plan"));
    }

    @Test
    void what_does_not_come_ends_it_with_what_the_task_said_last() throws Exception {
        write(
                """
                services:
                  web:
                    image: %s
                    command: [sh, -c, 'echo no luck today; exit 3']
                    deploy: {endpoint_mode: dnsrr, restart_policy: {delay: 100ms}}
                """);
        var crashes = refused("up");
        assertTrue(crashes.contains("non-zero exit (3)"), crashes);
        assertTrue(crashes.contains("  | no luck today"), crashes);

        write(
                """
                services:
                  web:
                    image: %s
                    deploy:
                      endpoint_mode: dnsrr
                      placement: {constraints: [node.labels.disk == ssd]}
                """);
        var nowhere = refused("up");
        assertTrue(nowhere.contains("no machine may run it: no suitable node"), nowhere);
    }

    @Test
    void a_machine_that_has_no_image_is_named_with_the_way_to_bring_it() throws Exception {
        machines.docker(1, "tag", TestImage.NAME, "only-here:1");
        write(
                """
                services:
                  web:
                    image: only-here:1
                    command: [sleep, '1000']
                    init: true
                    deploy: {mode: global, endpoint_mode: dnsrr, restart_policy: {delay: 100ms}}
                """);

        var nowhere = refused("up");

        assertTrue(
                nowhere.matches("(?s).*machine machine[23] has no image only-here:1.*"), nowhere);
        assertTrue(nowhere.matches("(?s).*docker save only-here:1 \\| ssh machine.*"), nowhere);
    }

    @Test
    void what_takes_a_virtual_address_is_warned_of_where_the_kernel_has_none() throws Exception {
        boolean loadable =
                Files.exists(
                        Path.of(
                                "/lib/modules",
                                System.getProperty("os.version"),
                                "kernel/net/netfilter/ipvs"));
        boolean known =
                loadable
                        || Files.exists(Path.of("/sys/module/ip_vs"))
                        || Files.exists(Path.of("/proc/sys/net/ipv4/vs"));
        write(
                """
                services:
                  web:
                    image: %s
                    ports: ['8080:80']
                  db: {image: %s, ports: [{target: 1, published: 81, mode: host}], deploy: {endpoint_mode: dnsrr}}
                """);

        var warnings = run("plan").stream().filter(line -> line.contains("IPVS")).toList();

        assertEquals(known ? 0 : 2, warnings.size(), warnings::toString);
        assertTrue(
                known || warnings.getFirst().contains("by their names: web."), warnings::toString);
        assertTrue(known || warnings.getLast().contains("these ports: 8080."), warnings::toString);
        assertEquals(List.of(), machines.docker(1, "ps", "-aq", "--filter", "status=created"));
    }

    @Test
    void a_drained_machine_hands_its_tasks_on() throws Exception {
        define("info", "one");
        run("up");
        assertEquals(List.of("machine1", "machine2", "machine3"), nodesOf("web"));

        run("node", "drain", "machine3");

        assertEquals(List.of("machine1", "machine2"), nodesOf("web"));
        run("up");
        assertEquals(4, tasks().size());
    }

    @Test
    void what_is_built_on_one_machine_only_is_kept_there_and_has_a_way_back() throws Exception {
        Files.writeString(
                folder.resolve("Dockerfile"), "FROM " + TestImage.NAME + "\nCOPY conf /\n");
        Files.writeString(folder.resolve("conf"), "one");
        var built =
                """
                services:
                  web:
                    build: .
                    command: [sleep, '1000']
                    init: true
                    deploy: {endpoint_mode: dnsrr, update_config: {monitor: 100ms}PLACEMENT}
                """;
        write(built.replace("PLACEMENT", ""));
        var anywhere = refused("up");
        assertTrue(anywhere.contains("image swarm-it-web is made on machine1"), anywhere);
        assertTrue(anywhere.contains("compose.yaml:4:12: services.web.image"), anywhere);
        write(built.replace("PLACEMENT", "") + "x-stackctl: {registry: bundled}\n");
        var bundled = refused("up");
        assertTrue(bundled.contains("the swarm has no registry of its own"), bundled);

        write(
                built.replace(
                        "PLACEMENT", ", placement: {constraints: [node.hostname == machine1]}"));
        run("up");
        assertEquals("one", inTask("cat", "/conf"));
        var before = tasks();
        run("up", "--build");
        assertEquals(before, tasks());

        Files.writeString(folder.resolve("conf"), "another");
        run("up", "--build");
        assertEquals("another", inTask("cat", "/conf"));
        run("rollback");
        assertEquals("one", inTask("cat", "/conf"));
    }

    @Test
    void logs_are_of_all_machines() throws Exception {
        define("info", "one");
        run("up");

        var lines = new TreeSet<>(run("logs", "--no-color", "web"));

        assertEquals(
                List.of("web.1  | ready", "web.2  | ready", "web.3  | ready"), List.copyOf(lines));
    }

    @Test
    void processes_are_let_into_tasks_of_the_machine_that_is_spoken_to() throws Exception {
        define("info", "one");
        run("up");
        assertEquals(List.of("one"), run("exec", "-T", "web", "cat", "/conf"));

        run("node", "drain", "machine1");
        run("up", "--force-recreate", "web");

        var elsewhere = refused("exec", "-T", "--index", "1", "web", "true");
        assertTrue(elsewhere.contains("task swarm-it_web.1 runs on machine"), elsewhere);
        assertTrue(elsewhere.contains("run it there: docker -H ssh://machine"), elsewhere);
    }

    private void define(String level, String content) throws IOException {
        write(
                """
                services:
                  web:
                    image: %s
                    command: [sh, -c, 'echo ready; exec sleep 1000']
                    init: true
                    configs: [conf]
                    deploy:
                      replicas: 3
                      endpoint_mode: dnsrr
                      update_config: {parallelism: 3, monitor: 100ms}
                      rollback_config: {parallelism: 3, monitor: 100ms}
                  db:
                    image: %s
                    command: [sleep, '1000']
                    init: true
                    environment: {LEVEL: LEVEL_HERE}
                    deploy: {endpoint_mode: dnsrr, update_config: {monitor: 100ms}}
                configs: {conf: {file: ./conf}}
                """
                        .replace("LEVEL_HERE", level));
        Files.writeString(folder.resolve("conf"), content);
    }

    /** {@code docker stack} takes no name of a project, and wants a version. */
    private void write(String definition) throws IOException {
        var text = definition.replace("%s", TestImage.NAME);
        Files.writeString(folder.resolve("stack.yaml"), "version: '3.9'\n" + text);
        Files.writeString(folder.resolve("compose.yaml"), "name: swarm-it\n" + text);
    }

    private void deployStack() throws Exception {
        var file = folder.resolve("stack.yaml").toString();
        machines.docker(1, "stack", "deploy", "-c", file, "swarm-it");
    }

    /** Which tasks there are to be: {@code NAME ID}. */
    private List<String> tasks() throws Exception {
        return run("ps", "--no-trunc", "--format", "{{.Name}} {{.ID}}");
    }

    private static List<String> tasksOf(String service, List<String> tasks) {
        return tasks.stream().filter(task -> task.startsWith("swarm-it_" + service + ".")).toList();
    }

    private List<String> nodesOf(String service) throws Exception {
        return run("ps", "--format", "{{.Node}}", service).stream().distinct().sorted().toList();
    }

    private static List<String> configs() throws Exception {
        return machines.docker(1, "config", "ls", "--format", "{{.Name}}");
    }

    /** What a command says in the task of web on the first machine. */
    private static String inTask(String... command) throws Exception {
        var label = "label=com.docker.swarm.service.name=swarm-it_web";
        var container = machines.docker(1, "ps", "-q", "--filter", label).getFirst();
        var words = new ArrayList<>(List.of("exec", container));
        words.addAll(List.of(command));
        return String.join("\n", machines.docker(1, words.toArray(String[]::new)));
    }

    private String refused(String... words) throws Exception {
        try (var process = start(words)) {
            assertEquals(1, process.end(), process.lines()::toString);
            return String.join("\n", process.lines());
        }
    }

    private List<String> run(String... words) throws Exception {
        try (var process = start(words)) {
            assertEquals(0, process.end(), process.lines()::toString);
            return process.lines();
        }
    }

    private OwnProcess start(String... words) throws IOException {
        var arguments = new ArrayList<>(List.of("--target", "swarm"));
        arguments.addAll(List.of(words));
        return OwnProcess.start(machines.variables(1), folder, arguments.toArray(String[]::new));
    }
}
