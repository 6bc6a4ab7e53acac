package io.stackctl.docker.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.json.IndentedJson;
import io.stackctl.engine.Builds.BuildSpec;
import io.stackctl.engine.Builds.Secret;
import io.stackctl.engine.Buildx.Bake;
import io.stackctl.engine.Buildx.Image;
import io.stackctl.engine.TestStack;
import io.stackctl.model.build.BuildContext;
import io.stackctl.model.build.BuilderWishes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From what is to be built to what buildx reads. */
class BakeFileTest {

    @Test
    void names_that_become_the_same_are_kept_apart() {
        var file =
                file(
                        List.of(
                                image("a.b", "build: {context: /1}"),
                                image("a_b", "build: {context: /2}"),
                                image("a_b_", "build: {context: /3}"),
                                image("a.b.", "build: {context: /4}")));

        assertEquals("/2", contextOf("a_b", file));
        assertEquals("/3", contextOf("a_b_", file));
        assertEquals("/1", contextOf("a_b__", file));
        assertEquals("/4", contextOf("a_b___", file));
    }

    @Test
    void images_that_are_built_along_are_taken_from_there() {
        var web = image("web", "build: {context: /web}");
        var spec = web.spec();
        var contexts =
                Map.<String, BuildContext>of(
                        "one",
                        new BuildContext.Image("shop-a.b"),
                        "two",
                        new BuildContext.Image("else:1"));
        var linked =
                new BuildSpec(
                        spec.definition(),
                        spec.tags(),
                        Map.of("A", "${B} %{C}"),
                        spec.labels(),
                        contexts,
                        List.of(),
                        "",
                        false,
                        false,
                        0);

        var file =
                file(
                        List.of(
                                new Image(
                                        "web",
                                        linked,
                                        List.of(),
                                        List.of("shop-a.b", "gone"),
                                        true),
                                image("a.b", "build: {context: /1}")));

        assertTrue(file.contains("\"one\": \"target:a_b\""), file);
        assertTrue(file.contains("\"two\": \"docker-image://else:1\""), file);
        assertTrue(file.contains("\"shop-a.b\": \"target:a_b\""), file);
        assertFalse(file.contains("gone"), file);
        assertTrue(file.contains("\"A\": \"$${B} %%{C}\""), file);
        assertTrue(file.contains("\"type=registry\""), file);
    }

    @Test
    void every_attribute_has_its_field() {
        var file =
                file(
                        List.of(
                                image(
                                        "web",
                                        """
                                        build:
                                          context: https://example.org/a.git
                                          dockerfile: sub/Dockerfile
                                          target: run
                                          network: host
                                          no_cache_filter: [run]
                                          shm_size: "64"
                                          ulimits: {nofile: 5, nproc: {soft: 1, hard: 2}}
                                          cache_from: [a:1]
                                          cache_to: ["type=inline"]
                                          extra_hosts: ["h=1.2.3.4", "h=::1"]
                                          ssh: [default, "id: /key"]
                                          entitlements: [network.host]
                                          provenance: mode=max
                                          sbom: "true"
                                        """)));

        assertEquals(
                """
                "context": "https://example.org/a.git",
                "dockerfile": "sub/Dockerfile",
                "tags": ["shop-web"],
                "cache-from": ["a:1"],
                "cache-to": ["type=inline"],
                "target": "run",
                "ssh": ["default=","id=/key"],
                "network": "host",
                "no-cache-filter": ["run"],
                "shm-size": "64",
                "ulimits": ["nofile=5","nproc=1:2"],
                "entitlements": ["network.host"],
                "extra-hosts": {"h": "1.2.3.4,::1"},
                "output": ["type=docker"],
                "attest": ["type=provenance,mode=max","type=sbom"]
                """
                        .strip(),
                fieldsOf("web", file));
    }

    @Test
    void a_check_has_no_output() {
        var check =
                new Bake(
                        List.of(image("web", "build: {context: /src}")),
                        new BuilderWishes("", "", "", true));

        var file = new BakeFile(check, all -> all).build().get("target", "web");

        assertEquals("lint", file.text("call"));
        assertTrue(file.get("output").isEmpty());
    }

    /** A member a line, whatever it holds. */
    private static String fieldsOf(String target, String file) {
        var start = file.indexOf("\"" + target + "\": {\n") + target.length() + 5;
        return file.substring(start, file.lastIndexOf("\n    }\n"))
                .replaceAll("\n {8,}", "")
                .replaceAll("\n {6}(?=[\\]}])", "")
                .replaceAll("(?m)^ {6}", "")
                .strip();
    }

    private static String contextOf(String target, String file) {
        var start = file.indexOf("\"" + target + "\": {");
        return file.substring(start).replaceFirst("(?s).*?\"context\": \"([^\"]*)\".*", "$1");
    }

    private static String file(List<Image> images) {
        return IndentedJson.of(
                new BakeFile(new Bake(images, BuilderWishes.NONE), all -> all).build());
    }

    /** The image of a service, {@code shop-SERVICE}. */
    static Image image(String service, String build, Secret... secrets) {
        var definition =
                TestStack.of("shop", "services:\n  '" + service + "':\n" + build.indent(4))
                        .service(service)
                        .build()
                        .orElseThrow();
        var spec =
                new BuildSpec(
                        definition,
                        List.of("shop-" + service),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        List.of(secrets),
                        "",
                        false,
                        false,
                        0);
        return new Image(service, spec, List.of(), List.of(), false);
    }
}
