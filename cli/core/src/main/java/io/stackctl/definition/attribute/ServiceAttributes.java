package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.CommandShape;
import io.stackctl.definition.shape.Context;
import io.stackctl.definition.shape.DeviceShape;
import io.stackctl.definition.shape.DroppedShape;
import io.stackctl.definition.shape.EntriesShape;
import io.stackctl.definition.shape.EntryKeys;
import io.stackctl.definition.shape.EnvFilesShape;
import io.stackctl.definition.shape.FieldsShape;
import io.stackctl.definition.shape.GrantShape;
import io.stackctl.definition.shape.HostsShape;
import io.stackctl.definition.shape.ItemsShape;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.KeyValuesShape;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.definition.shape.MountShape;
import io.stackctl.definition.shape.NamesShape;
import io.stackctl.definition.shape.OptionsShape;
import io.stackctl.definition.shape.PathShape;
import io.stackctl.definition.shape.PortsShape;
import io.stackctl.definition.shape.ProviderOptionShape;
import io.stackctl.definition.shape.ScalarShape;
import io.stackctl.definition.shape.Shape;
import io.stackctl.definition.shape.UlimitShape;
import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.List;
import java.util.Optional;

/** The attributes of a service, in the order in which {@code config} prints them. */
final class ServiceAttributes {

    private ServiceAttributes() {}

    static Shape service() {
        var service = new FieldsShape().jsonOnlyWhenEmpty("command", "entrypoint");
        addFirstHalf(service);
        addSecondHalf(service);
        return service;
    }

    private static void addFirstHalf(FieldsShape service) {
        service.add("profiles", keyed())
                .add("annotations", KeyValuesShape.texts())
                .add("attach", ScalarShape.flag().keepsZero())
                .add("build", BuildAttributes.build())
                .add("develop", DevelopAttributes.develop())
                .add("blkio_config", blockIo())
                .add("cap_add", keyed())
                .add("cap_drop", keyed())
                .add("cgroup_parent", ScalarShape.text())
                .add("cgroup", ScalarShape.text().oneOf("host", "private"))
                .add("cpu_count", ScalarShape.whole().range(0, Long.MAX_VALUE).casts())
                .add("cpu_percent", ScalarShape.wholeFraction().range(0, 100).casts())
                .add("cpu_period", ScalarShape.number().casts())
                .add("cpu_quota", ScalarShape.number().casts())
                .add("cpu_rt_period", ScalarShape.number().casts())
                .add("cpu_rt_runtime", ScalarShape.number().casts())
                .add("cpus", ScalarShape.fraction().casts())
                .add("cpuset", ScalarShape.text())
                .add("cpu_shares", ScalarShape.number().casts())
                .add("command", CommandShape.replacing())
                .add("configs", GrantShape.configs())
                .add(
                        "container_name",
                        ScalarShape.text()
                                .matching(
                                        ServiceAttributes::isContainerName,
                                        "a letter or digit, then letters, digits, '_', '.', '-'"))
                .add("credential_spec", credentialSpec())
                .add("depends_on", dependsOn())
                .add("deploy", DeployAttributes.deploy())
                .add("device_cgroup_rules", texts().distinct())
                .add("devices", devices())
                .add("dns", keyedOrSingle().expandsSingle().dropsEmpty())
                .add("dns_opt", texts().distinct().mergesSingle().uniqueBy(EntryKeys::beforeEquals))
                .add("dns_search", keyedOrSingle())
                .add("domainname", ScalarShape.text())
                .add("entrypoint", CommandShape.replacing())
                .add("provider", provider())
                .add("environment", KeyValuesShape.variables())
                .add("env_file", new EnvFilesShape())
                .add(
                        "expose",
                        new ItemsShape(ScalarShape.textOrNumber())
                                .distinct()
                                .uniqueBy(EntryKeys::text))
                .add("extends", extended())
                .add("external_links", texts().distinct())
                .add("extra_hosts", new HostsShape())
                .add("group_add", new ItemsShape(ScalarShape.textOrNumber()).distinct())
                .add("gpus", DeployAttributes.gpus())
                .add("hostname", ScalarShape.text())
                .add("healthcheck", healthcheck())
                .add("image", ScalarShape.text())
                .add("init", ScalarShape.flag().casts().keepsZero())
                .add("ipc", ScalarShape.text())
                .add("isolation", ScalarShape.text());
    }

    private static void addSecondHalf(FieldsShape service) {
        service.add("labels", KeyValuesShape.texts())
                .add(
                        "label_file",
                        new ItemsShape(new PathShape()).orSingle().expandsSingle().mergesSingle())
                .add("links", keyed())
                .add("logging", new LoggingShape())
                .add("mem_limit", ScalarShape.size())
                .add("mem_reservation", ScalarShape.wholeSize())
                .add("memswap_limit", ScalarShape.size())
                .add("mem_swappiness", ScalarShape.wholeSize())
                .add("mac_address", ScalarShape.text())
                .add("models", models())
                .add("network_mode", ScalarShape.text())
                .add("networks", networks())
                .add("oom_kill_disable", ScalarShape.flag().casts())
                .add("oom_score_adj", ScalarShape.whole().range(-1000, 1000).casts())
                .add("pid", ScalarShape.textOrNothing())
                .add("pids_limit", ScalarShape.number().casts())
                .add("platform", ScalarShape.text())
                .add("ports", new PortsShape())
                .add("privileged", ScalarShape.flag().casts())
                .add(
                        "pull_policy",
                        ScalarShape.text()
                                .matching(
                                        ServiceAttributes::isPullPolicy,
                                        "always, never, build, if_not_present, missing, refresh,"
                                                + " daily, weekly or every_<duration>"))
                .add("pull_refresh_after", new DroppedShape(ScalarShape.text()))
                .add("read_only", ScalarShape.flag().casts())
                .add("restart", ScalarShape.text())
                .add("runtime", ScalarShape.text())
                .add("scale", ScalarShape.whole().casts().keepsZero())
                .add("secrets", GrantShape.secrets())
                .add("security_opt", texts().distinct())
                .add("shm_size", ScalarShape.size())
                .add("stdin_open", ScalarShape.flag().casts())
                .add("stop_grace_period", ScalarShape.duration().keepsZero())
                .add("stop_signal", ScalarShape.text())
                .add("storage_opt", OptionsShape.unchecked())
                .add("sysctls", KeyValuesShape.texts())
                .add("tmpfs", keyedOrSingle())
                .add("tty", ScalarShape.flag().casts())
                .add("ulimits", new EntriesShape(UlimitShape.ofService()).lowerCase())
                .add("use_api_socket", ScalarShape.strictFlag())
                .add("user", ScalarShape.text())
                .add("userns_mode", ScalarShape.text())
                .add("uts", ScalarShape.text())
                .add("volumes", mounts())
                .add("volumes_from", texts().distinct())
                .add("working_dir", ScalarShape.text())
                .add("post_start", HookAttributes.hooks())
                .add("pre_stop", HookAttributes.hooks());
    }

    private static ItemsShape texts() {
        return new ItemsShape(ScalarShape.text());
    }

    /** Texts of which the later of two with the same key counts. */
    private static ItemsShape keyed() {
        return texts().distinct().uniqueBy(EntryKeys::beforeEquals);
    }

    private static ItemsShape keyedOrSingle() {
        return keyed().orSingle().mergesSingle();
    }

    private static boolean isContainerName(String text) {
        // Docker Compose's pattern is not anchored: one fitting pair of characters is enough.
        for (var i = 0; i + 1 < text.length(); i++) {
            var next = text.charAt(i + 1);
            if (isAlphanumeric(text.charAt(i))
                    && (isAlphanumeric(next) || next == '_' || next == '.' || next == '-')) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isPullPolicy(String text) {
        for (var word :
                new String[] {
                    "always",
                    "never",
                    "build",
                    "if_not_present",
                    "missing",
                    "refresh",
                    "daily",
                    "weekly"
                }) {
            if (text.contains(word)) {
                return true;
            }
        }
        var every = text.indexOf("every_");
        if (every < 0) {
            return false;
        }
        var at = every + "every_".length();
        var digits = at;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        return digits > at && digits < text.length() && "wdhms".indexOf(text.charAt(digits)) >= 0;
    }

    private static Shape blockIo() {
        var rates =
                new ItemsShape(
                        new FieldsShape()
                                .add("path", ScalarShape.text().keepsZero())
                                .add("rate", ScalarShape.wholeSize().keepsZero())
                                .withoutExtensions());
        var weights =
                new ItemsShape(
                        new FieldsShape()
                                .add("path", ScalarShape.text().keepsZero())
                                .add("weight", ScalarShape.wholeUnsigned().keepsZero())
                                .withoutExtensions());
        return new FieldsShape()
                .add("weight", ScalarShape.wholeUnsigned())
                .add("weight_device", weights)
                .add("device_read_bps", rates)
                .add("device_read_iops", rates)
                .add("device_write_bps", rates)
                .add("device_write_iops", rates)
                .withoutExtensions();
    }

    private static Shape credentialSpec() {
        return new FieldsShape()
                .add("config", ScalarShape.text())
                .add("file", ScalarShape.text())
                .add("registry", ScalarShape.text());
    }

    private static Shape dependsOn() {
        var dependency =
                new DependencyShape()
                        .add(
                                "condition",
                                ScalarShape.text()
                                        .oneOf(
                                                "service_started",
                                                "service_healthy",
                                                "service_completed_successfully"))
                        .add("restart", ScalarShape.flag())
                        .add("required", ScalarShape.strictFlag().keepsZero())
                        .required("condition");
        return new NamesShape(
                new EntriesShape(dependency).named(),
                place ->
                        Mapping.builder(place)
                                .put("condition", new Scalar.Text("service_started", place))
                                .put("required", new Scalar.Bool(true, place))
                                .build());
    }

    private static final class DependencyShape extends FieldsShape {

        @Override
        public Node expand(Node node, KeyPath path, Context context) {
            return node instanceof Mapping dependency && !dependency.has("required")
                    ? dependency.with("required", new Scalar.Bool(true, dependency.location()))
                    : node;
        }
    }

    private static Shape devices() {
        return new ItemsShape(new DeviceShape()).uniqueBy(DeviceShape::target);
    }

    private static Shape provider() {
        return new FieldsShape()
                .add("type", ScalarShape.text())
                .add("options", new EntriesShape(new ProviderOptionShape()))
                .required("type");
    }

    private static Shape extended() {
        return new FieldsShape()
                .add("file", new PathShape())
                .add("service", ScalarShape.text())
                .withoutExtensions()
                .required("service")
                .shortForm((text, path, context) ->
                        Mapping.builder(text.location()).put("service", text).build());
    }

    private static Shape healthcheck() {
        return new FieldsShape()
                .add("test", new HealthTestShape())
                .add("timeout", ScalarShape.duration().keepsZero())
                .add("interval", ScalarShape.duration().keepsZero())
                .add("retries", ScalarShape.unsigned().casts().keepsZero())
                .add("start_period", ScalarShape.duration().keepsZero())
                .add("start_interval", ScalarShape.duration().keepsZero())
                .add("disable", ScalarShape.flag().casts());
    }

    private static Shape models() {
        var model =
                new FieldsShape()
                        .add("endpoint_var", ScalarShape.text())
                        .add("model_var", ScalarShape.text())
                        .nullable();
        return new NamesShape(
                        new EntriesShape(model).named().othersIgnored().keepsNull(),
                        ServiceAttributes::nothing)
                .readsExtensions();
    }

    private static Shape networks() {
        var network =
                new FieldsShape()
                        .add("aliases", keyed())
                        .add("driver_opts", OptionsShape.textsAndNumbers())
                        .add("gw_priority", ScalarShape.strictNumber())
                        .add("interface_name", ScalarShape.text())
                        .add("ipv4_address", ScalarShape.text())
                        .add("ipv6_address", ScalarShape.text())
                        .add("link_local_ips", keyed())
                        .add("mac_address", ScalarShape.text())
                        .add("priority", ScalarShape.strictNumber())
                        .nullable();
        return new NamesShape(
                        new EntriesShape(network).named().keepsNull(), ServiceAttributes::nothing)
                .readsExtensions();
    }

    private static Node nothing(Location place) {
        return new Scalar.Null(place);
    }

    private static Shape mounts() {
        return new ItemsShape(new MountShape()).distinct().uniqueBy(MountShape::target);
    }

    /** Options of the same driver merge; another driver replaces all. */
    private static final class LoggingShape extends FieldsShape {

        LoggingShape() {
            add("driver", ScalarShape.text());
            add("options", OptionsShape.withNothing());
        }

        @Override
        public Node merge(Node earlier, Node later, KeyPath path, Mistakes mistakes) {
            if (earlier instanceof Mapping before
                    && later instanceof Mapping after
                    && before.has("driver")
                    && after.has("driver")
                    && !before.text("driver").equals(after.text("driver"))) {
                return later;
            }
            return mergePlainly(earlier, later, path, mistakes);
        }
    }

    /** {@code healthcheck.test}: a line for a shell, or a list that starts with its kind. */
    private static final class HealthTestShape extends Shape {

        private static final ItemsShape WORDS = new ItemsShape(ScalarShape.text()).orSingle();

        @Override
        public Node children(Node node, KeyPath path, Pass pass) {
            return WORDS.children(node, path, pass);
        }

        @Override
        public Node merge(Node earlier, Node later, KeyPath path, Mistakes mistakes) {
            return later;
        }

        @Override
        public void check(Node node, KeyPath path, Mistakes mistakes) {
            WORDS.check(node, path, mistakes);
        }

        @Override
        public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
            if (!(node instanceof Scalar.Text text)) {
                return WORDS.decode(node, path, mistakes);
            }
            return Optional.of(
                    new Sequence(
                            List.of(new Scalar.Text("CMD-SHELL", text.location()), text),
                            text.location()));
        }
    }
}
