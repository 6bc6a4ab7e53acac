package io.stackctl.docker.build;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.engine.Builds.Secret;
import io.stackctl.engine.Buildx.Bake;
import io.stackctl.engine.Buildx.Image;
import io.stackctl.model.BuildDefinition;
import io.stackctl.model.build.BuildContext;
import io.stackctl.model.service.Ulimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Says in the words of {@code docker buildx bake} what is to be built (its file definition in JSON,
 * docs.docker.com/build/bake/reference). The fields come in the order in which Docker Compose
 * writes them.
 */
final class BakeFile {

    private final Bake bake;
    private final BakeTargets targets;
    private final UnaryOperator<Map<String, String>> arguments;

    /**
     * Prepares.
     *
     * @param arguments adds to build arguments what the client's settings say of proxies
     */
    BakeFile(Bake bake, UnaryOperator<Map<String, String>> arguments) {
        this.bake = bake;
        this.targets = new BakeTargets(bake.images());
        this.arguments = arguments;
    }

    Json build() {
        Map<String, Json> byTarget = new TreeMap<>();
        bake.images().forEach(image -> byTarget.put(targets.of(image), target(image)));
        var group =
                new JsonBuilder().put("targets", Json.of(List.copyOf(byTarget.keySet()))).build();
        return new JsonBuilder()
                .put("group", new JsonBuilder().put("default", group).build())
                .put("target", new Json.JsonObject(byTarget))
                .build();
    }

    private Json target(Image image) {
        var spec = image.spec();
        var definition = spec.definition();
        var check = bake.wishes().check();
        var target =
                new JsonBuilder()
                        .put("context", literal(definition.context()))
                        .putIfAny("contexts", contexts(image))
                        .putIfAny("dockerfile", literal(BakePaths.dockerfile(definition)));
        definition
                .dockerfileInline()
                .ifPresent(text -> target.putIfAny("dockerfile-inline", literal(text)));
        target.putIfAny("args", literals(arguments.apply(spec.arguments())))
                .putIfAny("labels", literals(spec.labels()))
                .putIfAny("tags", literals(tags(image)))
                .putIfAny("cache-from", literals(definition.cacheFrom()))
                .putIfAny("cache-to", literals(definition.cacheTo()))
                .putIfAny("target", literal(definition.target()))
                .putIfAny("secret", literals(spec.secrets().stream().map(this::secret).toList()))
                .putIfAny("ssh", literals(definition.ssh().stream().map(BakeFile::agent).toList()))
                .putIfAny("platforms", image.platforms())
                .putIfTrue("pull", spec.pull())
                .putIfTrue("no-cache", spec.noCache())
                .putIfAny("network", literal(definition.network()))
                .putIfAny("no-cache-filter", literals(definition.noCacheFilter()));
        definition.shmSize().ifPresent(size -> target.put("shm-size", Long.toString(size.bytes())));
        target.putIfAny("ulimits", definition.ulimits().stream().map(BakeFile::limit).toList());
        if (check) {
            target.put("call", "lint");
        }
        target.putIfAny("entitlements", literals(entitlements(definition)))
                .putIfAny("extra-hosts", hosts(definition));
        if (!check) {
            target.put("output", Json.of(List.of(output(image))));
        }
        return target.putIfAny("attest", literals(attestations(definition))).build();
    }

    /** Docker Compose has the image's own name last. */
    private static List<String> tags(Image image) {
        var tags = image.spec().tags();
        List<String> ordered = new ArrayList<>(tags.subList(1, tags.size()));
        ordered.add(tags.getFirst());
        return ordered;
    }

    private Map<String, String> contexts(Image image) {
        Map<String, String> contexts = new TreeMap<>();
        image.spec()
                .contexts()
                .forEach((name, context) -> contexts.put(name, literal(context(context))));
        for (var base : image.bases()) {
            var target = targets.building(base);
            if (!target.isEmpty()) {
                contexts.putIfAbsent(base, "target:" + target);
            }
        }
        return contexts;
    }

    private String context(BuildContext context) {
        return switch (context) {
            case BuildContext.Folder(var path) -> path;
            case BuildContext.Remote(var address) -> address;
            case BuildContext.Image(var reference) ->
                    targets.building(reference).isEmpty()
                            ? "docker-image://" + reference
                            : "target:" + targets.building(reference);
            case BuildContext.OfService(var service) ->
                    throw new IllegalArgumentException("no image stands for " + service);
        };
    }

    private String secret(Secret secret) {
        return secret.file()
                .map(file -> "id=" + secret.id() + ",type=file,src=" + file)
                .orElseGet(() ->
                        "id=" + secret.id() + ",type=env,env=" + BakeSecrets.variable(secret));
    }

    /** {@code id: path} becomes {@code id=path}. */
    private static String agent(String entry) {
        var colon = entry.indexOf(": ");
        return colon < 0
                ? entry + "="
                : entry.substring(0, colon) + "=" + entry.substring(colon + 2);
    }

    private static String limit(Ulimit limit) {
        return limit.soft() == limit.hard()
                ? limit.name() + "=" + limit.soft()
                : limit.name() + "=" + limit.soft() + ":" + limit.hard();
    }

    static List<String> entitlements(BuildDefinition definition) {
        List<String> entitlements = new ArrayList<>(definition.entitlements());
        if (definition.privileged() && !entitlements.contains("security.insecure")) {
            entitlements.add("security.insecure");
        }
        return entitlements;
    }

    private static Map<String, String> hosts(BuildDefinition definition) {
        Map<String, String> hosts = new TreeMap<>();
        for (var entry : definition.extraHosts()) {
            var equals = entry.indexOf('=');
            hosts.merge(
                    entry.substring(0, Math.max(equals, 0)),
                    entry.substring(equals + 1),
                    (first, second) -> first + "," + second);
        }
        return hosts;
    }

    /** Several platforms make one image of no single engine. */
    private static String output(Image image) {
        if (image.platforms().size() > 1) {
            return "type=image,push=" + image.push();
        }
        return image.push() ? "type=registry" : "type=docker";
    }

    private static List<String> attestations(BuildDefinition definition) {
        List<String> attestations = new ArrayList<>();
        attest("provenance", definition.provenance(), attestations);
        attest("sbom", definition.sbom(), attestations);
        return attestations;
    }

    private static void attest(String type, String wish, List<String> attestations) {
        if (wish.equals("true")) {
            attestations.add("type=" + type);
        } else if (!wish.isEmpty() && !wish.equals("false")) {
            attestations.add("type=" + type + "," + wish);
        }
    }

    /** Bake would take {@code ${…}} and {@code %{…}} in any text for something to fill in. */
    private static String literal(String text) {
        return text.replace("${", "$${").replace("%{", "%%{");
    }

    private static List<String> literals(List<String> texts) {
        return texts.stream().map(BakeFile::literal).toList();
    }

    private static Map<String, String> literals(Map<String, String> texts) {
        Map<String, String> literals = new TreeMap<>();
        texts.forEach((name, text) -> literals.put(name, literal(text)));
        return literals;
    }
}
