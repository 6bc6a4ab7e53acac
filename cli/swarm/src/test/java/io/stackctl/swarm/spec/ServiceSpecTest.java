package io.stackctl.swarm.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.swarm.Definitions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceSpecTest {

    private static final FileNames FILES =
            new FileNames(Map.of("conf", "shop_conf"), Map.of("pw", "shop_pw-0123456789"));

    @Test
    void a_service_is_what_docker_stack_makes_of_it() throws IOException {
        var spec =
                spec(
                        """
                        services:
                          web:
                            image: acme/web:2
                            entrypoint: [run]
                            command: --fast now
                            hostname: front
                            environment: {B: "2", A: "1", UNSET: }
                            labels: {team: one}
                            user: "1000"
                            working_dir: /srv
                            stop_signal: SIGINT
                            stop_grace_period: 5s
                            init: true
                            read_only: true
                            cap_add: [net_admin]
                            cap_drop: [ALL]
                            sysctls: {net.core.somaxconn: 1024}
                            ulimits: {nofile: {soft: 100, hard: 200}, nproc: 5}
                            dns: [10.0.0.1]
                            extra_hosts: {db: 10.0.0.2}
                            healthcheck: {test: "curl -f localhost", interval: 5s, retries: 2}
                            logging: {driver: local, options: {max-size: 1m}}
                            secrets: [pw]
                            configs: [{source: conf, target: /etc/app.conf, mode: 0400, uid: "5"}]
                            ports: ["8080:80", {target: 53, protocol: udp, mode: host}]
                            volumes: ["data:/data:ro", "/src:/dst", {type: tmpfs, target: /t, tmpfs: {size: 1m}}]
                            networks: {back: {aliases: [api]}}
                            deploy:
                              replicas: 3
                              endpoint_mode: dnsrr
                              labels: {owner: two}
                              resources:
                                limits: {cpus: "0.5", memory: 64M, pids: 10}
                                reservations: {cpus: "0.1", memory: 32M}
                              placement:
                                constraints: [node.role == worker]
                                preferences: [{spread: node.labels.zone}]
                                max_replicas_per_node: 2
                              restart_policy: {condition: on-failure, delay: 2s, max_attempts: 4, window: 1m}
                              update_config: {parallelism: 2, delay: 3s, order: start-first, failure_action: rollback, monitor: 4s, max_failure_ratio: 0.25}
                        secrets: {pw: {file: ./pw}}
                        configs: {conf: {content: x}}
                        volumes: {data: {driver: local, driver_opts: {type: nfs}}}
                        networks: {back: }
                        """);

        assertEquals(
                normal(
                        """
                        {"Name": "shop_web",
                         "Labels": {"com.docker.stack.namespace": "shop", "owner": "two",
                                    "com.docker.stack.image": "acme/web:2"},
                         "TaskTemplate": {
                           "ContainerSpec": {
                             "Image": "acme/web:2",
                             "Labels": {"com.docker.stack.namespace": "shop", "team": "one"},
                             "Command": ["run"], "Args": ["--fast", "now"], "Hostname": "front",
                             "Env": ["A=1", "B=2", "UNSET"], "Dir": "/srv", "User": "1000",
                             "Privileges": {}, "Init": true, "StopSignal": "SIGINT", "ReadOnly": true,
                             "Mounts": [
                               {"Type": "volume", "Source": "shop_data", "Target": "/data", "ReadOnly": true,
                                "VolumeOptions": {"Labels": {"com.docker.stack.namespace": "shop"},
                                  "DriverConfig": {"Name": "local", "Options": {"type": "nfs"}}}},
                               {"Type": "bind", "Source": "/src", "Target": "/dst"},
                               {"Type": "tmpfs", "Target": "/t", "TmpfsOptions": {"SizeBytes": 1048576}}],
                             "StopGracePeriod": 5000000000,
                             "Healthcheck": {"Test": ["CMD-SHELL", "curl -f localhost"],
                               "Interval": 5000000000, "Retries": 2},
                             "Hosts": ["10.0.0.2 db"],
                             "DNSConfig": {"Nameservers": ["10.0.0.1"]},
                             "Secrets": [{"File": {"Name": "pw", "UID": "0", "GID": "0", "Mode": 292},
                               "SecretName": "shop_pw-0123456789"}],
                             "Configs": [{"File": {"Name": "/etc/app.conf", "UID": "5", "GID": "0", "Mode": 256},
                               "ConfigName": "shop_conf"}],
                             "Sysctls": {"net.core.somaxconn": "1024"},
                             "CapabilityAdd": ["CAP_NET_ADMIN"], "CapabilityDrop": ["ALL"],
                             "Ulimits": [{"Name": "nofile", "Hard": 200, "Soft": 100},
                               {"Name": "nproc", "Hard": 5, "Soft": 5}]},
                           "Resources": {
                             "Limits": {"NanoCPUs": 500000000, "MemoryBytes": 67108864, "Pids": 10},
                             "Reservations": {"NanoCPUs": 100000000, "MemoryBytes": 33554432}},
                           "RestartPolicy": {"Condition": "on-failure", "Delay": 2000000000,
                             "MaxAttempts": 4, "Window": 60000000000},
                           "Placement": {"Constraints": ["node.role == worker"],
                             "Preferences": [{"Spread": {"SpreadDescriptor": "node.labels.zone"}}],
                             "MaxReplicas": 2},
                           "Networks": [{"Target": "shop_back", "Aliases": ["api", "web"]}],
                           "LogDriver": {"Name": "local", "Options": {"max-size": "1m"}}},
                         "Mode": {"Replicated": {"Replicas": 3}},
                         "UpdateConfig": {"Parallelism": 2, "Delay": 3000000000, "FailureAction": "rollback",
                           "Monitor": 4000000000, "MaxFailureRatio": 0.25, "Order": "start-first"},
                         "EndpointSpec": {"Mode": "dnsrr", "Ports": [
                           {"Protocol": "udp", "TargetPort": 53, "PublishMode": "host"},
                           {"Protocol": "tcp", "TargetPort": 80, "PublishedPort": 8080, "PublishMode": "ingress"}]}}
                        """),
                spec.toString());
    }

    @Test
    void a_platform_that_the_definition_says_chooses_the_machines() throws IOException {
        var spec =
                spec("services: {web: {image: a, platform: linux/arm64/v8}, back: {image: a}}\n");

        assertEquals(
                "[{\"Architecture\":\"arm64\",\"OS\":\"linux\"}]",
                spec.get("TaskTemplate", "Placement").get("Platforms").toString());
    }

    @Test
    void restart_says_the_condition_where_deploy_does_not() {
        assertEquals("{}", restart("no").toString());
        assertEquals("{\"Condition\":\"any\"}", restart("unless-stopped").toString());
        assertEquals(
                "{\"Condition\":\"on-failure\",\"MaxAttempts\":3}",
                restart("on-failure:3").toString());
    }

    private static Json restart(String policy) {
        var found =
                spec("services: {web: {image: a, restart: '" + policy + "'}}\n")
                        .get("TaskTemplate")
                        .get("RestartPolicy");
        return found.isEmpty() ? Json.emptyObject() : found;
    }

    @Test
    void jobs_and_services_of_every_machine_have_modes_of_their_own() {
        assertEquals("{\"Global\":{}}", mode("global"));
        assertEquals(
                "{\"ReplicatedJob\":{\"MaxConcurrent\":1,\"TotalCompletions\":1}}",
                mode("replicated-job"));
        assertEquals("{\"GlobalJob\":{}}", mode("global-job"));
    }

    private static String mode(String mode) {
        return spec("services: {web: {image: a, deploy: {mode: " + mode + "}}}\n")
                .get("Mode")
                .toString();
    }

    @Test
    void the_name_that_a_container_would_have_leads_to_its_tasks() {
        var networks =
                spec("services: {web: {image: a, container_name: shop-front}}\n")
                        .get("TaskTemplate")
                        .items("Networks");

        assertEquals(List.of("shop-front", "web"), networks.getFirst().texts("Aliases"));
    }

    @Test
    void a_tag_that_goes_without_saying_is_said() {
        assertEquals("web:latest", PinnedImage.tagged("web"));
        assertEquals("localhost:5000/web:latest", PinnedImage.tagged("localhost:5000/web"));
        assertEquals("web@sha256:1", PinnedImage.tagged("web@sha256:1"));
        assertEquals("web:1", PinnedImage.tagged("web:1"));
    }

    private static Json spec(String lines) {
        var stack = Definitions.of(lines);
        var web = Definitions.service(stack, "web");
        return ServiceSpec.of(stack, web, PinnedImage.unpinned(stack.imageOf(web).value()), FILES);
    }

    private static String normal(String json) throws IOException {
        return JsonInput.parse(json).toString();
    }
}
