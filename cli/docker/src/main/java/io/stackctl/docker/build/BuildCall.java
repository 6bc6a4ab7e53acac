package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.engine.Builds.BuildSpec;
import io.stackctl.model.service.Ulimit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Puts a build into the parameters of {@code POST /build} (Engine API, "Build an image"). */
final class BuildCall {

    private static final String BUILDKIT = "2";
    private static final String CLASSIC = "1";

    private BuildCall() {}

    /**
     * The call, still without its body.
     *
     * @param arguments the build arguments with those of the client's settings
     * @param logins credentials for base images, by registry
     * @param session the id of the session that BuildKit may ask; empty for the classic builder
     */
    static ApiCall of(
            BuildSpec spec,
            PackedContext context,
            Map<String, String> arguments,
            Json logins,
            String session) {
        var definition = spec.definition();
        var buildkit = !session.isEmpty();
        var call =
                ApiCall.post("/build")
                        .query("version", buildkit ? BUILDKIT : CLASSIC)
                        .query("rm", true)
                        .query("forcerm", !buildkit)
                        .queryIfAny("remote", remote(context, session))
                        .queryIfAny("session", session)
                        .queryIfAny("dockerfile", context.dockerfile())
                        .queryIfAny("target", definition.target())
                        .queryIfAny("platform", spec.platform())
                        .queryIfAny("networkmode", definition.network())
                        .queryIfAny("isolation", definition.isolation())
                        .queryIfAny("buildargs", texts(arguments))
                        .queryIfAny("labels", texts(spec.labels()))
                        .queryIfAny("cachefrom", images(definition.cacheFrom()))
                        .queryIfAny("ulimits", ulimits(definition.ulimits()))
                        .query(
                                "nocache",
                                spec.noCache() || (buildkit && isOutOfSight(spec, context)))
                        .query("pull", spec.pull())
                        .endlessPatience();
        spec.tags().forEach(tag -> call.query("t", tag));
        for (var entry : definition.extraHosts()) {
            call.query("extrahosts", entry.replaceFirst("=", ":"));
        }
        definition.shmSize().ifPresent(size -> call.query("shmsize", size.bytes()));
        if (spec.memory() > 0) {
            call.query("memory", spec.memory());
        }
        if (!logins.isEmpty()) {
            call.header(
                    "X-Registry-Config",
                    Base64.getUrlEncoder().encodeToString(logins.toString().getBytes(UTF_8)));
        }
        return call;
    }

    /**
     * Stages of a Dockerfile that only the engine sees cannot be told apart: all are done again.
     */
    private static boolean isOutOfSight(BuildSpec spec, PackedContext context) {
        return !context.remote().isEmpty() && !spec.definition().noCacheFilter().isEmpty();
    }

    /**
     * A context in files comes with the session or, for the classic builder, in the call's body.
     */
    private static String remote(PackedContext context, String session) {
        return context.remote().isEmpty() && !session.isEmpty()
                ? "client-session"
                : context.remote();
    }

    private static String texts(Map<String, String> values) {
        return values.isEmpty() ? "" : Json.of(values).toString();
    }

    /** {@code type=registry,ref=shop/web:cache} names an image as a plain reference does. */
    private static String images(List<String> caches) {
        var images = caches.stream().map(cache -> cache.replaceFirst("^type=registry,ref=", ""));
        return caches.isEmpty() ? "" : Json.of(images.toList()).toString();
    }

    private static String ulimits(List<Ulimit> ulimits) {
        List<Json> entries = new ArrayList<>();
        for (var ulimit : ulimits) {
            entries.add(
                    new JsonBuilder()
                            .put("Name", ulimit.name())
                            .put("Soft", ulimit.soft())
                            .put("Hard", ulimit.hard())
                            .build());
        }
        return entries.isEmpty() ? "" : new Json.JsonArray(entries).toString();
    }
}
