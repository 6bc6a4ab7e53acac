package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.docker.SwarmMachines;
import io.stackctl.docker.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A stack on a real swarm, beside those of other tests; each verb is a process of its own. */
final class SwarmStack {

    private static final String STACK_LABEL = "label=com.docker.stack.namespace=";

    private final SwarmMachines machines;
    private final Path folder;
    private final String name;

    SwarmStack(SwarmMachines machines, Path folder, String name) {
        this.machines = machines;
        this.folder = folder;
        this.name = name;
    }

    /** Two services, of which web has three tasks and a config. */
    void define(String level, String content) throws IOException {
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
        writeFile("conf", content);
    }

    /** {@code docker stack} takes no name of a project, and wants a version. */
    void write(String definition) throws IOException {
        var text = definition.replace("%s", TestImage.NAME);
        writeFile("stack.yaml", "version: '3.9'\n" + text);
        writeFile("compose.yaml", "name: " + name + "\n" + text);
    }

    void writeFile(String file, String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(file), text);
    }

    /** What Docker's client brings it by. */
    void deployStack() throws Exception {
        var file = folder.resolve("stack.yaml").toString();
        machines.docker(1, "stack", "deploy", "-c", file, name);
    }

    /** Which tasks there are to be: {@code NAME ID}. */
    List<String> tasks() throws Exception {
        return run("ps", "--no-trunc", "--format", "{{.Name}} {{.ID}}");
    }

    List<String> tasksOf(String service, List<String> tasks) {
        return tasks.stream().filter(task -> task.startsWith(name + "_" + service + ".")).toList();
    }

    List<String> nodesOf(String service) throws Exception {
        return run("ps", "--format", "{{.Node}}", service).stream().distinct().sorted().toList();
    }

    /** The number of a task that is on another machine than the one that is spoken to. */
    String elsewhere(String service) throws Exception {
        return run("ps", "--format", "{{.Node}} {{.Name}}", service).stream()
                .filter(task -> !task.startsWith("machine1 "))
                .map(task -> task.substring(task.lastIndexOf('.') + 1))
                .findFirst()
                .orElseThrow();
    }

    /** What the swarm has of it of a kind that has labels, such as {@code config}. */
    List<String> all(String kind) throws Exception {
        return machines.docker(
                1, kind, "ls", "--filter", STACK_LABEL + name, "--format", "{{.Name}}");
    }

    /** What a command says in the task of web on the first machine. */
    String inTask(String... command) throws Exception {
        var label = "label=com.docker.swarm.service.name=" + name + "_web";
        var container = machines.docker(1, "ps", "-q", "--filter", label).getFirst();
        var words = new ArrayList<>(List.of("exec", container));
        words.addAll(List.of(command));
        return String.join("\n", machines.docker(1, words.toArray(String[]::new)));
    }

    /** What a verb says that has to fail. */
    String refused(String... words) throws Exception {
        try (var process = start(words)) {
            assertEquals(1, process.end(), process.lines()::toString);
            return String.join("\n", process.lines());
        }
    }

    List<String> run(String... words) throws Exception {
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
