package io.stackctl.docker.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.engine.ApiVersion;
import io.stackctl.engine.ContainerSpec;
import io.stackctl.engine.EndpointSpec;
import io.stackctl.engine.RequiredEngine;
import io.stackctl.engine.TestStack;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.NetworkName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.ContainerLink;
import io.stackctl.state.MountedVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From services to the JSON of create calls. */
class CreateBodyTest {

    private static final ApiVersion OLD = new ApiVersion(1, 41);
    private static final ApiVersion NEW = new ApiVersion(1, 44);

    private static ContainerSpec spec(String service) {
        return TestStack.of(
                        "shop",
                        """
                        networks: {default: {name: shop_default}, back: {name: shop_back}}
                        volumes: {data: {name: shop_data}}
                        secrets: {key: {file: /project/key.txt}, token: {environment: TOKEN}}
                        configs: {conf: {file: /project/app.conf}}
                        services:
                          web:
                            image: shop:1
                        """
                                + service.indent(4))
                .container("web", 1);
    }

    private static Json body(ContainerSpec spec, ApiVersion version) {
        return new CreateBody(spec, version, false, ProxySettings.NONE).build();
    }

    private static Json host(String service) {
        return body(spec(service), OLD).get("HostConfig");
    }

    private static void assertJson(String expected, Json actual) throws IOException {
        assertEquals(JsonInput.parse(expected).toString(), actual.toString());
    }

    @Test
    void a_plain_service_sends_little() throws IOException {
        var spec = spec("");
        var plain =
                new ContainerSpec(
                        "shop-web-1",
                        spec.stack(),
                        spec.service(),
                        "shop:1",
                        Map.of("a", "1"),
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        false,
                        false);

        assertJson(
                """
                {
                  "AttachStdout": true,
                  "AttachStderr": true,
                  "Image": "shop:1",
                  "Labels": {"a": "1"},
                  "HostConfig": {
                    "NetworkMode": "none",
                    "PortBindings": {},
                    "ExtraHosts": [],
                    "RestartPolicy": {"Name": ""},
                    "OomKillDisable": false
                  },
                  "NetworkingConfig": {"EndpointsConfig": {}}
                }
                """,
                body(plain, OLD));
    }

    @Test
    void the_container_s_own_settings() throws IOException {
        var config =
                body(
                        spec(
                                """
                                hostname: web
                                domainname: example.org
                                user: "1000:1000"
                                working_dir: /app
                                tty: true
                                stdin_open: true
                                command: []
                                entrypoint: [run, "--fast"]
                                environment: {A: "1", B: null}
                                expose: ["70", 71/udp, "3000-3002/UDP"]
                                ports: [{target: 80, published: "8080"}]
                                stop_signal: SIGINT
                                stop_grace_period: 1m1.5s
                                healthcheck:
                                  test: [CMD, "true"]
                                  interval: 10s
                                  timeout: 1500ms
                                  start_period: 1m
                                  retries: 2
                                network_mode: disabled
                                """),
                        OLD);

        assertJson(
                """
                {"70/tcp": {}, "71/udp": {}, "3000/udp": {}, "3001/udp": {}, "3002/udp": {}, "80/tcp": {}}
                """,
                config.get("ExposedPorts"));
        assertJson("[\"A=1\", \"B\"]", config.get("Env"));
        assertJson("[]", config.get("Cmd"));
        assertJson("[\"run\", \"--fast\"]", config.get("Entrypoint"));
        assertJson(
                """
                {
                  "Test": ["CMD", "true"],
                  "Interval": 10000000000,
                  "Timeout": 1500000000,
                  "StartPeriod": 60000000000,
                  "Retries": 2
                }
                """,
                config.get("Healthcheck"));
        assertEquals("SIGINT", config.text("StopSignal"));
        assertEquals(61, config.number("StopTimeout"));
        assertEquals("1000:1000", config.text("User"));
        assertEquals("true", config.get("NetworkDisabled").toString());
        assertEquals("true", config.get("OpenStdin").toString());
        assertEquals("null", config.get("StdinOnce").toString());
    }

    @Test
    void a_disabled_health_check_switches_the_image_s_off() throws IOException {
        assertJson(
                "{\"Test\": [\"NONE\"]}",
                body(spec("healthcheck: {disable: true}"), OLD).get("Healthcheck"));
    }

    @Test
    void proxies_of_the_client_reach_the_container_unless_the_service_says_otherwise()
            throws IOException {
        var settings =
                ProxySettings.of(
                        JsonInput.parse(
                                "{\"proxies\":{\"default\":{\"httpProxy\":\"http://p:1\","
                                        + "\"noProxy\":\"local\"}}}"),
                        "unix:///var/run/docker.sock");

        assertJson(
                """
                ["HTTP_PROXY=mine", "http_proxy=http://p:1", "NO_PROXY=local", "no_proxy=local"]
                """,
                new CreateBody(spec("environment: {HTTP_PROXY: mine}"), OLD, false, settings)
                        .build()
                        .get("Env"));
    }

    @Test
    void limits_and_reservations() throws IOException {
        assertJson(
                """
                {
                  "NetworkMode": "none",
                  "PortBindings": {},
                  "ExtraHosts": [],
                  "RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 3},
                  "NanoCpus": 290000000,
                  "CpuShares": 512,
                  "CpusetCpus": "0-1",
                  "Memory": 67108864,
                  "MemorySwap": -1,
                  "MemoryReservation": 33554432,
                  "PidsLimit": 100,
                  "OomKillDisable": true,
                  "OomScoreAdj": -5,
                  "ShmSize": 1024,
                  "BlkioWeight": 300,
                  "BlkioWeightDevice": [{"Path": "/dev/sda", "Weight": 400}],
                  "BlkioDeviceReadBps": [{"Path": "/dev/sda", "Rate": 1048576}],
                  "Ulimits": [
                    {"Name": "nofile", "Soft": 10, "Hard": 20},
                    {"Name": "nproc", "Soft": 5, "Hard": 5}
                  ]
                }
                """,
                host(
                        """
                        restart: always
                        cpu_shares: 512
                        cpuset: 0-1
                        mem_limit: "1"
                        memswap_limit: "-1"
                        oom_kill_disable: true
                        oom_score_adj: -5
                        shm_size: "1024"
                        blkio_config:
                          weight: 300
                          weight_device: [{path: /dev/sda, weight: 400}]
                          device_read_bps: [{path: /dev/sda, rate: "1048576"}]
                        ulimits: {nofile: {soft: 10, hard: 20}, nproc: 5}
                        deploy:
                          restart_policy: {condition: on-failure, max_attempts: 3}
                          resources:
                            limits: {cpus: 0.29, memory: "67108864", pids: 100}
                            reservations: {memory: "33554432"}
                        """));
    }

    @Test
    void devices_by_path_by_interface_and_by_capability() throws IOException {
        var host =
                host(
                        """
                        devices:
                          - {source: /dev/null, target: /dev/nothing, permissions: r}
                          - {source: vendor.com/gpu=0, target: vendor.com/gpu=0}
                        gpus: [{count: -1, driver: nvidia}]
                        deploy: {resources: {reservations: {devices: [{capabilities: [tpu], device_ids: [a]}]}}}
                        """);

        assertJson(
                """
                [{"PathOnHost": "/dev/null", "PathInContainer": "/dev/nothing", "CgroupPermissions": "r"}]
                """,
                host.get("Devices"));
        assertJson(
                """
                [
                  {"Driver": "cdi", "DeviceIDs": ["vendor.com/gpu=0"]},
                  {"DeviceIDs": ["a"], "Capabilities": [["tpu"]]},
                  {"Driver": "nvidia", "Count": -1, "Capabilities": [["gpu"]]}
                ]
                """,
                host.get("DeviceRequests"));
    }

    @Test
    void namespaces_shared_with_other_services_name_their_containers() throws IOException {
        var spec =
                spec(
                        """
                        network_mode: service:db
                        ipc: service:db
                        pid: host
                        volumes_from: ["db:ro", "container:other"]
                        """);
        var shared =
                new ContainerSpec(
                        spec.name(),
                        spec.stack(),
                        spec.service(),
                        spec.image(),
                        spec.labels(),
                        List.of(),
                        List.of(),
                        Map.of(
                                ServiceName.of("db"),
                                List.of(new ContainerId("abc"), new ContainerId("def"))),
                        List.of(),
                        false,
                        false);

        var host = body(shared, OLD).get("HostConfig");
        assertEquals("container:abc", host.text("NetworkMode"));
        assertEquals("container:abc", host.text("IpcMode"));
        assertEquals("host", host.text("PidMode"));
        assertJson("[\"abc:ro\", \"other\"]", host.get("VolumesFrom"));
    }

    @Test
    void links_are_given_to_the_host_s_part_where_there_is_no_network_of_the_stack()
            throws IOException {
        var spec = spec("network_mode: bridge");
        var linked =
                new ContainerSpec(
                        spec.name(),
                        spec.stack(),
                        spec.service(),
                        spec.image(),
                        spec.labels(),
                        List.of(),
                        List.of(
                                ContainerLink.of("shop-db-1:db"),
                                ContainerLink.of("shop-db-1:db-1")),
                        Map.of(),
                        List.of(),
                        false,
                        false);

        var host = body(linked, OLD).get("HostConfig");
        assertEquals("bridge", host.text("NetworkMode"));
        assertJson("[\"shop-db-1:db\", \"shop-db-1:db-1\"]", host.get("Links"));
    }

    @Test
    void capabilities_have_the_form_in_which_engines_keep_them() throws IOException {
        var host =
                host(
                        """
                        cap_add: [NET_ADMIN, sys_time, all, CAP_NET_ADMIN]
                        cap_drop: [MKNOD, CAP_CHOWN]
                        """);

        assertJson("[\"ALL\", \"CAP_NET_ADMIN\", \"CAP_SYS_TIME\"]", host.get("CapAdd"));
        assertJson("[\"CAP_CHOWN\", \"CAP_MKNOD\"]", host.get("CapDrop"));
    }

    @Test
    void only_what_is_said_of_restarts_is_sent() {
        assertEquals("", host("").get("RestartPolicy").text("Name"));
        assertEquals("no", host("restart: \"no\"").get("RestartPolicy").text("Name"));
        assertEquals(
                "always",
                host("deploy: {restart_policy: {condition: any}}")
                        .get("RestartPolicy")
                        .text("Name"));
    }

    @Test
    void volumes_take_the_older_form_where_it_says_all() throws IOException {
        var host =
                host(
                        """
                        volumes:
                          - {type: bind, source: /src, target: /a, read_only: true, bind: {create_host_path: true, selinux: z}}
                          - {type: volume, source: data, target: /b}
                          - {type: bind, source: /src, target: /c, bind: {propagation: rslave}}
                          - {type: volume, source: data, target: /d, volume: {nocopy: true, subpath: sub}}
                          - {type: volume, target: /e}
                          - {type: tmpfs, target: /f, tmpfs: {size: "1024", mode: 493}}
                          - {type: bind, source: /src, target: /g, bind: {recursive: disabled}}
                          - {type: bind, source: /src, target: /h, bind: {create_host_path: false}}
                        secrets: [{source: key, target: /run/secrets/key}, {source: token, target: /run/secrets/token}]
                        configs: [{source: conf}, {source: conf, target: etc/conf}]
                        tmpfs: [/t, "/u:size=1m"]
                        """);

        assertJson("[\"/src:/a:ro,z\", \"shop_data:/b:rw\"]", host.get("Binds"));
        assertJson(
                """
                [
                  {"Type": "bind", "Source": "/src", "Target": "/c", "BindOptions": {"Propagation": "rslave", "CreateMountpoint": true}},
                  {"Type": "volume", "Source": "shop_data", "Target": "/d",
                   "VolumeOptions": {"NoCopy": true, "Subpath": "sub"}},
                  {"Type": "tmpfs", "Target": "/f", "TmpfsOptions": {"SizeBytes": 1024, "Mode": 493}},
                  {"Type": "bind", "Source": "/src", "Target": "/g", "BindOptions": {"NonRecursive": true, "CreateMountpoint": true}},
                  {"Type": "bind", "Source": "/src", "Target": "/h"},
                  {"Type": "volume", "Target": "/e"},
                  {"Type": "bind", "Source": "/project/key.txt", "Target": "/run/secrets/key", "ReadOnly": true},
                  {"Type": "bind", "Source": "/project/app.conf", "Target": "/conf", "ReadOnly": true},
                  {"Type": "bind", "Source": "/project/app.conf", "Target": "/etc/conf", "ReadOnly": true}
                ]
                """,
                host.get("Mounts"));
        assertJson("{\"/t\": \"\", \"/u\": \"size=1m\"}", host.get("Tmpfs"));
    }

    @Test
    void a_missing_path_on_the_host_is_made_unless_that_is_refused() throws IOException {
        var host =
                host(
                        """
                        volumes:
                          - {type: bind, source: /a, target: /a}
                          - {type: bind, source: /b, target: /b, bind: {}}
                          - {type: bind, source: /c, target: /c, bind: {selinux: Z}}
                          - {type: bind, source: /d, target: /d, bind: {create_host_path: false}}
                        """);

        assertJson("[\"/a:/a:rw\", \"/b:/b:rw\", \"/c:/c:rw,Z\"]", host.get("Binds"));
        assertJson(
                """
                [{"Type": "bind", "Source": "/d", "Target": "/d"}]
                """,
                host.get("Mounts"));
    }

    @Test
    void a_replacement_inherits_anonymous_volumes_and_nothing_the_service_names()
            throws IOException {
        var spec =
                spec(
                        """
                        volumes:
                          - {type: volume, target: /anonymous}
                          - {type: volume, source: data, target: /named}
                        """);
        var replacement =
                new ContainerSpec(
                        spec.name(),
                        spec.stack(),
                        spec.service(),
                        spec.image(),
                        spec.labels(),
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of(
                                new MountedVolume("volume", "4f5e", "/v/4f5e", "/anonymous", true),
                                new MountedVolume("volume", "9a8b", "/v/9a8b", "/named", true)),
                        false,
                        false);

        var host = body(replacement, OLD).get("HostConfig");
        assertJson("[\"shop_data:/named:rw\"]", host.get("Binds"));
        assertJson(
                """
                [{"Type": "volume", "Source": "4f5e", "Target": "/anonymous"}]
                """,
                host.get("Mounts"));
    }

    @Test
    void ports_are_bound_where_the_service_says() throws IOException {
        assertJson(
                """
                {
                  "80/tcp": [{"HostIp": "127.0.0.1", "HostPort": "8080"}, {"HostIp": "", "HostPort": ""}],
                  "53/udp": [{"HostIp": "", "HostPort": "5300-5310"}]
                }
                """,
                host("""
                ports:
                  - {target: 80, published: "8080", host_ip: 127.0.0.1}
                  - {target: 80}
                  - {target: 53, published: 5300-5310, protocol: udp}
                """)
                        .get("PortBindings"));
    }

    @Test
    void what_publishes_nothing_says_so() throws IOException {
        assertJson("{}", host("").get("PortBindings"));
    }

    @Test
    void names_of_hosts_are_written_with_colons() throws IOException {
        assertJson(
                "[\"a:1.2.3.4\", \"v6:::1\"]",
                host("extra_hosts: [a=1.2.3.4, \"v6=[::1]\"]").get("ExtraHosts"));
    }

    @Test
    void an_older_engine_gets_the_primary_endpoint_first_and_the_others_later() throws IOException {
        var spec =
                spec(
                        """
                        mac_address: 02:00:00:00:00:01
                        networks:
                          back: {aliases: [shop], ipv4_address: 10.0.0.5, priority: 10}
                          default: null
                        """);
        var body = new CreateBody(spec, OLD, false, ProxySettings.NONE);

        assertJson(
                """
                {"EndpointsConfig": {"shop_back": {
                  "IPAMConfig": {"IPv4Address": "10.0.0.5"},
                  "Aliases": ["shop-web-1", "web", "shop"]
                }}}
                """,
                body.build().get("NetworkingConfig"));
        assertEquals("02:00:00:00:00:01", body.build().text("MacAddress"));
        assertEquals("shop_back", body.build().get("HostConfig").text("NetworkMode"));
        assertEquals(
                List.of(NetworkName.of("shop_default")),
                body.furtherEndpoints().stream().map(EndpointSpec::network).toList());
    }

    @Test
    void a_newer_engine_gets_every_endpoint_at_once() throws IOException {
        var spec =
                spec(
                        """
                        mac_address: 02:00:00:00:00:01
                        networks: {default: null, back: {mac_address: 02:00:00:00:00:02, driver_opts: {o: "1"}}}
                        """);
        var body = new CreateBody(spec, NEW, false, ProxySettings.NONE);

        assertJson(
                """
                {"EndpointsConfig": {
                  "shop_default": {"Aliases": ["shop-web-1", "web"], "MacAddress": "02:00:00:00:00:01"},
                  "shop_back": {
                    "IPAMConfig": {},
                    "Aliases": ["shop-web-1", "web"],
                    "MacAddress": "02:00:00:00:00:02",
                    "DriverOpts": {"o": "1"}
                  }
                }}
                """,
                body.build().get("NetworkingConfig"));
        assertEquals("", body.build().text("MacAddress"));
        assertEquals(List.of(), body.furtherEndpoints());
    }

    @Test
    void a_start_interval_counts_only_within_a_start_period() {
        var lacking = spec("healthcheck: {test: [CMD, 'true'], start_interval: 1s}");

        var refused = assertThrows(StackException.class, () -> body(lacking, NEW));

        assertEquals(
                "healthcheck.start_interval requires healthcheck.start_period to be set",
                refused.failure().message());
        var complete = spec("healthcheck: {start_interval: 1s, start_period: 0s}");
        assertEquals(
                1_000_000_000L, body(complete, NEW).get("Healthcheck").number("StartInterval"));
    }

    @Test
    void what_an_engine_is_too_old_for_is_known_beforehand() {
        var service =
                spec("""
                platform: linux/arm64
                volumes: [{type: image, source: "x:1", target: /x}]
                networks: {default: {interface_name: eth9}}
                """)
                        .service();

        assertEquals(
                List.of(
                        "volume with type=image require Docker Engine v28 or later",
                        "interface_name requires Docker Engine v28.1 or later"),
                RequiredEngine.missing(service, OLD));
        assertEquals(
                "platform requires Docker Engine v20.10 or later",
                RequiredEngine.missing(service, new ApiVersion(1, 40)).getFirst());
        assertEquals(List.of(), RequiredEngine.missing(service, new ApiVersion(1, 49)));
    }

    @Test
    void what_an_older_engine_leaves_out_is_said() {
        var service =
                spec("""
                healthcheck: {test: [CMD, "true"], start_period: 5s, start_interval: 1s}
                networks: {default: {mac_address: 02:00:00:00:00:01}, back: {mac_address: 02:00:00:00:00:02}}
                """)
                        .service();

        assertEquals(List.of(), RequiredEngine.missing(service, OLD));
        assertEquals(
                List.of(
                        "service \"web\": this engine ignores healthcheck.start_interval, which"
                                + " Docker Engine v25 or later knows",
                        "service \"web\": this engine gives a container one mac_address, that of"
                                + " network default; Docker Engine v25 or later has one for each"
                                + " (default, back)"),
                RequiredEngine.ignored(service, OLD));
        assertEquals(List.of(), RequiredEngine.ignored(service, NEW));
    }

    @Test
    void a_seccomp_profile_is_sent_itself(@TempDir Path folder) throws IOException {
        Path profile = Files.writeString(folder.resolve("p.json"), "{\n  \"a\": [1]\n}\n");
        var host =
                host(
                        """
                        security_opt: ["seccomp=PROFILE", no-new-privileges, systempaths=unconfined, "apparmor:x"]
                        cap_add: [NET_ADMIN]
                        """
                                .replace("PROFILE", profile.toString()));

        assertJson(
                "[\"seccomp={\\\"a\\\":[1]}\", \"no-new-privileges\", \"apparmor:x\"]",
                host.get("SecurityOpt"));
        assertJson("[]", host.get("MaskedPaths"));
        assertJson("[]", host.get("ReadonlyPaths"));
    }

    @Test
    void a_security_option_without_a_value_is_refused() {
        var refused = assertThrows(StackException.class, () -> host("security_opt: [nonsense]"));

        assertEquals("invalid security-opt: \"nonsense\"", refused.getMessage());
    }

    @Test
    void a_network_is_described_with_its_addresses() throws IOException {
        var network =
                TestStack.of(
                                "shop",
                                """
                                networks:
                                  n:
                                    name: shop_n
                                    driver: bridge
                                    driver_opts: {com.docker.network.bridge.name: br9}
                                    internal: true
                                    enable_ipv6: true
                                    ipam:
                                      driver: default
                                      options: {a: b}
                                      config:
                                        - {subnet: 10.5.0.0/16, gateway: 10.5.0.1, aux_addresses: {h: 10.5.0.9}}
                                """)
                        .network("n");

        assertJson(
                """
                {
                  "Name": "shop_n",
                  "CheckDuplicate": true,
                  "Driver": "bridge",
                  "Internal": true,
                  "EnableIPv6": true,
                  "IPAM": {"Driver": "default", "Config": [
                    {"Subnet": "10.5.0.0/16", "Gateway": "10.5.0.1", "AuxiliaryAddresses": {"h": "10.5.0.9"}}
                  ], "Options": {"a": "b"}},
                  "Options": {"com.docker.network.bridge.name": "br9"},
                  "Labels": {"com.docker.compose.project": "shop"}
                }
                """,
                NetworkSettings.of(network));
    }
}
