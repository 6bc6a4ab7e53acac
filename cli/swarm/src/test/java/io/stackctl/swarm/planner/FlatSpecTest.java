package io.stackctl.swarm.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.json.JsonInput;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlatSpecTest {

    @Test
    void what_a_swarm_fills_in_is_no_difference() throws IOException {
        var sent =
                """
                {"Name": "shop_web", "Labels": {"a": "b"},
                 "TaskTemplate": {
                   "ContainerSpec": {"Image": "a:1", "Privileges": {}, "Env": ["A=1"]},
                   "Resources": {}, "Placement": {},
                   "Networks": [{"Target": "shop_default", "Aliases": ["web"]}]},
                 "Mode": {"Replicated": {"Replicas": 1}},
                 "EndpointSpec": {"Ports": [{"Protocol": "tcp", "TargetPort": 80, "PublishMode": "ingress"}]}}
                """;
        var told =
                """
                {"Name": "shop_web", "Labels": {"a": "b"},
                 "TaskTemplate": {
                   "ContainerSpec": {"Image": "a:1", "Env": ["A=1"], "Isolation": "default",
                     "Privileges": {"CredentialSpec": null, "SELinuxContext": null}},
                   "Resources": {}, "Placement": {"Platforms": [{"OS": "linux"}]}, "ForceUpdate": 2,
                   "Networks": [{"Target": "n1", "Aliases": ["web"]}], "Runtime": "container"},
                 "Mode": {"Replicated": {"Replicas": 1}},
                 "EndpointSpec": {"Mode": "vip", "Ports": [{"TargetPort": 80, "Protocol": "tcp", "PublishMode": "ingress"}]}}
                """;

        assertEquals(Optional.empty(), difference(told, sent));
    }

    @Test
    void fields_are_called_as_in_a_definition() throws IOException {
        var before = spec("\"Env\": [\"LEVEL=info\"], \"Image\": \"a:1\"", 1);

        assertEquals(
                Optional.of("env LEVEL: info -> debug"),
                difference(before, spec("\"Env\": [\"LEVEL=debug\"], \"Image\": \"a:1\"", 1)));
        assertEquals(
                Optional.of("image a:1 -> a:2"),
                difference(before, spec("\"Env\": [\"LEVEL=info\"], \"Image\": \"a:2\"", 1)));
        assertEquals(
                Optional.of("replicas: 1 -> 3"),
                difference(before, spec("\"Env\": [\"LEVEL=info\"], \"Image\": \"a:1\"", 3)));
        assertEquals(
                Optional.of("env LEVEL removed"),
                difference(before, spec("\"Image\": \"a:1\"", 1)));
    }

    @Test
    void a_mount_is_told_by_where_it_is_not_by_its_place() throws IOException {
        var two =
                spec(
                        "\"Mounts\": [{\"Type\": \"bind\", \"Source\": \"/a\", \"Target\": \"/x\"},"
                                + " {\"Type\": \"volume\", \"Target\": \"/y\"}]",
                        1);
        var turned =
                spec(
                        "\"Mounts\": [{\"Type\": \"volume\", \"Target\": \"/y\"},"
                                + " {\"Type\": \"bind\", \"Source\": \"/b\", \"Target\": \"/x\"}]",
                        1);

        assertEquals(Optional.of("volumes[/x].Source: /a -> /b"), difference(two, turned));
    }

    @Test
    void each_of_several_ports_that_lead_to_one_counts() throws IOException {
        var one = ports("{\"TargetPort\": 80, \"PublishedPort\": 9090}");
        var two =
                ports(
                        "{\"TargetPort\": 80, \"PublishedPort\": 8080},"
                                + " {\"TargetPort\": 80, \"PublishedPort\": 9090}");
        var turned =
                ports(
                        "{\"TargetPort\": 80, \"PublishedPort\": 9090},"
                                + " {\"TargetPort\": 80, \"PublishedPort\": 8080}");

        assertTrue(difference(two, one).isPresent());
        assertTrue(difference(two, two.replace("8080", "8081")).isPresent());
        assertEquals(Optional.empty(), difference(two, turned));
        assertEquals(
                Optional.of("ports[80].PublishedPort: 9090 -> 9091"),
                difference(one, one.replace("9090", "9091")));
    }

    private static String ports(String ports) {
        return "{\"EndpointSpec\": {\"Ports\": [" + ports + "]}}";
    }

    @Test
    void a_value_that_looks_secret_is_not_shown() throws IOException {
        assertEquals(
                Optional.of("a hidden value changed"),
                difference(
                        spec("\"Env\": [\"PASSWORD=one\"]", 1),
                        spec("\"Env\": [\"PASSWORD=two\"]", 1)));
    }

    private static String spec(String container, int replicas) {
        return "{\"TaskTemplate\": {\"ContainerSpec\": {"
                + container
                + "}}, \"Mode\": {\"Replicated\": {\"Replicas\": "
                + replicas
                + "}}}";
    }

    private static Optional<String> difference(String before, String wanted) throws IOException {
        return flat(wanted).differenceTo(flat(before));
    }

    private static FlatSpec flat(String json) throws IOException {
        return FlatSpec.of(JsonInput.parse(json), id -> id.equals("n1") ? "shop_default" : id);
    }
}
