package io.stackctl.planner.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.Extension;
import io.stackctl.model.Extension.BaseImage;
import io.stackctl.model.KubernetesPlace;
import io.stackctl.model.Service;
import io.stackctl.model.Sources;
import io.stackctl.model.Stack;
import io.stackctl.model.build.ImageGraph;
import io.stackctl.model.build.ImageNames;
import io.stackctl.model.build.ImageSources;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import io.stackctl.plan.Plan;
import io.stackctl.state.NewLabels;
import io.stackctl.state.ObservedImage;
import io.stackctl.state.ObservedStack;
import io.stackctl.state.StackLabels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A stack as quickstart is: two services on a base that is built on one that is fetched. */
class ImagePlannerTest {

    private static final Location PLACE = Location.NONE;

    private final Map<String, ObservedImage> images = new TreeMap<>();
    private final List<BaseImage> bases = new ArrayList<>();
    private final List<Service> services =
            new ArrayList<>(List.of(built("a"), built("b"), imageOnly("db", "postgres:17")));
    private final Map<String, List<String>> sources =
            new TreeMap<>(
                    Map.of(
                            "debian:13-slim", List.of(),
                            "custom-java:25", List.of("debian:13-slim"),
                            "shop-a", List.of("custom-java:25"),
                            "shop-b", List.of("custom-java:25")));

    private final Map<String, Mistake> mistakes = new TreeMap<>();

    private static Service built(String name) {
        var build = Mapping.builder(PLACE).put("context", text("/src/" + name)).build();
        return new Service(
                ServiceName.of(name), Mapping.builder(PLACE).put("build", build).build());
    }

    private static Service imageOnly(String name, String image) {
        return new Service(
                ServiceName.of(name), Mapping.builder(PLACE).put("image", text(image)).build());
    }

    private static Scalar text(String value) {
        return new Scalar.Text(value, PLACE);
    }

    private void has(String image, String id, String... bases) {
        images.put(
                image,
                new ObservedImage(
                        new ImageId(id),
                        List.of(image),
                        List.of(),
                        "linux/amd64",
                        Optional.empty(),
                        Instant.EPOCH,
                        List.of(),
                        Set.of(),
                        new StackLabels(Map.of("io.stackctl.bases", String.join(" ", bases))),
                        1));
    }

    private void hasBuilt(String base) {
        images.put(
                base,
                new ObservedImage(
                        new ImageId("9"),
                        List.of(base),
                        List.of(),
                        "linux/amd64",
                        Optional.empty(),
                        Instant.EPOCH,
                        List.of(),
                        Set.of(),
                        new StackLabels(NewLabels.ofBaseImage(base)),
                        1));
    }

    private void hasEverything() {
        has("postgres:17", "1");
        has("debian:13-slim", "2");
        has("custom-java:25", "3", "debian:13-slim=2");
        has("shop-a", "4", "custom-java:25=3");
        has("shop-b", "5", "custom-java:25=3");
    }

    private static BaseImage ownDatabase() {
        return new BaseImage(
                ImageName.of("postgres:17"), Optional.of("/postgres"), true, Optional.empty());
    }

    private Stack stack() {
        var all =
                new ArrayList<>(
                        List.of(
                                new BaseImage(
                                        ImageName.of("custom-java:25"),
                                        Optional.of("/java"),
                                        false,
                                        Optional.empty()),
                                new BaseImage(
                                        ImageName.of("debian:13-slim"),
                                        Optional.empty(),
                                        true,
                                        Optional.of(
                                                new Extension.Bootstrap(
                                                        "/debian", List.of("trixie"))))));
        all.addAll(bases);
        return new Stack(
                StackName.of("shop"),
                new Sources("/", List.of(), List.of()),
                Mapping.empty(PLACE),
                services,
                List.of(),
                List.of(),
                Map.of(),
                new Extension(
                        all,
                        false,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        "",
                        "",
                        KubernetesPlace.UNSAID));
    }

    private static ImageOptions options(ImagePolicy.Build build, boolean pull) {
        return new ImageOptions(
                new ImagePolicy(Optional.empty(), build),
                true,
                new BuildChoices(Map.of(), false, pull, 0, List.of()),
                Set.of(),
                Instant.EPOCH);
    }

    private static Service pulledOrBuilt(String name, String image) {
        var build = Mapping.builder(PLACE).put("context", text("/src/" + name)).build();
        return new Service(
                ServiceName.of(name),
                Mapping.builder(PLACE).put("build", build).put("image", text(image)).build());
    }

    private String plan(ImageOptions options) {
        return plan(options, Map.of());
    }

    private String plan(ImageOptions options, Map<String, List<String>> foreign) {
        var observed =
                new ObservedStack(StackName.of("shop"), List.of(), List.of(), List.of(), images);
        return ImagePlanner.plan(
                        stack(),
                        observed,
                        Plan.empty(),
                        new ImageSources(ImageGraph.of(sources), foreign, mistakes),
                        options)
                .toString();
    }

    @Test
    void on_a_fresh_machine_bases_come_first_and_services_at_once() {
        assertEquals(
                """
                1 []  pull      image postgres:17    not found
                2 []  pull      image debian:13-slim not found
                3 [2] bootstrap image debian:13-slim if 2 does not bring it
                4 [3] build     image custom-java:25 not found
                5 [4] build     image shop-a         not found
                6 [4] build     image shop-b         not found
                """,
                plan(options(ImagePolicy.Build.MISSING, false)));
    }

    @Test
    void an_image_for_another_platform_counts_as_none() {
        hasEverything();
        has("cache:1", "6");
        var built = built("a").definition();
        for (var platform : List.of("linux/arm64", "linux/amd64")) {
            services.clear();
            services.addAll(
                    List.of(
                            new Service(
                                    ServiceName.of("cache"),
                                    imageOnly("cache", "cache:1")
                                            .definition()
                                            .with("platform", text(platform))),
                            new Service(
                                    ServiceName.of("a"), built.with("platform", text(platform)))));

            assertEquals(
                    platform.endsWith("amd64")
                            ? ""
                            : """
                            1 [] pull  image cache:1 not for linux/arm64
                            2 [] build image shop-a  not for linux/arm64
                            """,
                    plan(options(ImagePolicy.Build.MISSING, false)));
        }
    }

    @Test
    void an_image_that_is_mounted_is_pulled_unless_a_service_is_meant() {
        hasEverything();
        for (var source : List.of("other:1", "a", "shop-a", "postgres:17")) {
            services.add(
                    new Service(
                            ServiceName.of("mounting-" + services.size()),
                            imageOnly("db", "postgres:17")
                                    .definition()
                                    .with("volumes", mounting(source))));
        }

        assertEquals(
                "1 [] pull image other:1 not found\n",
                plan(options(ImagePolicy.Build.MISSING, false)));
    }

    private static Sequence mounting(String image) {
        var mount =
                Mapping.builder(PLACE)
                        .put("type", text("image"))
                        .put("source", text(image))
                        .put("target", text("/t"))
                        .build();
        return new Sequence(List.of(mount), PLACE);
    }

    @Test
    void nothing_is_done_when_all_images_are_there() {
        hasEverything();

        assertEquals("", plan(options(ImagePolicy.Build.MISSING, false)));
    }

    @Test
    void a_base_that_nothing_needs_is_not_made() {
        hasEverything();
        images.remove("debian:13-slim");
        images.remove("custom-java:25");

        assertEquals("", plan(options(ImagePolicy.Build.MISSING, false)));
    }

    @Test
    void what_stands_on_a_changed_base_is_built_again() {
        hasEverything();
        has("custom-java:25", "33", "debian:13-slim=2");

        assertEquals(
                """
                1 [] build image shop-a custom-java:25 changed
                2 [] build image shop-b custom-java:25 changed
                """,
                plan(options(ImagePolicy.Build.MISSING, false)));
    }

    @Test
    void what_stands_on_a_base_that_is_made_anew_is_built_again() {
        hasEverything();
        images.remove("custom-java:25");
        images.remove("shop-a");

        assertEquals(
                """
                1 []  build image custom-java:25 not found
                2 [1] build image shop-a         not found
                3 [1] build image shop-b         custom-java:25 is made anew
                """,
                plan(options(ImagePolicy.Build.MISSING, false)));
    }

    @Test
    void asking_for_builds_builds_bases_too_and_asking_for_pulls_fetches_them() {
        hasEverything();
        var built =
                """
                1 []  build image custom-java:25 asked for
                2 [1] build image shop-a         asked for
                3 [1] build image shop-b         asked for
                """;

        assertEquals(built, plan(options(ImagePolicy.Build.ALWAYS, false)));
        assertEquals(
                """
                1 []  pull      image debian:13-slim asked for
                2 [1] bootstrap image debian:13-slim if 1 does not bring it
                3 [2] build     image custom-java:25 asked for
                4 [3] build     image shop-a         asked for
                5 [3] build     image shop-b         asked for
                """,
                plan(options(ImagePolicy.Build.ALWAYS, true)));
    }

    @Test
    void an_image_of_another_service_is_built_when_it_is_needed() {
        hasEverything();
        sources.put("shop-a", List.of("shop-b"));
        images.remove("shop-a");
        images.remove("shop-b");

        assertEquals(
                """
                1 []  build image shop-b not found
                2 [1] build image shop-a not found
                """,
                plan(options(ImagePolicy.Build.MISSING, false)));
    }

    @Test
    void a_service_may_run_a_base_image_itself() {
        hasEverything();
        services.add(imageOnly("java", "custom-java:25"));
        images.remove("custom-java:25");

        assertEquals(
                """
                1 []  build image custom-java:25 not found
                2 [1] build image shop-a         custom-java:25 is made anew
                3 [1] build image shop-b         custom-java:25 is made anew
                """,
                plan(options(ImagePolicy.Build.MISSING, false)));
    }

    @Test
    void an_image_that_a_registry_or_a_build_gives_is_built_when_no_registry_has_it() {
        hasEverything();
        bases.add(ownDatabase());
        sources.put("postgres:17", List.of("debian:13-slim"));
        images.remove("postgres:17");
        images.remove("debian:13-slim");

        assertEquals(
                """
                1 []    pull      image debian:13-slim not found
                2 [1]   bootstrap image debian:13-slim if 1 does not bring it
                3 []    pull      image postgres:17    not found
                4 [2,3] build     image postgres:17    if 3 does not bring it
                """,
                plan(options(ImagePolicy.Build.MISSING, false)));
    }

    @Test
    void what_could_be_built_and_came_from_a_registry_is_left_alone() {
        hasEverything();
        bases.add(ownDatabase());
        sources.put("postgres:17", List.of("custom-java:25"));

        assertFalse(plan(options(ImagePolicy.Build.ALWAYS, false)).contains("postgres"));
    }

    @Test
    void what_could_have_been_pulled_and_was_built_here_is_built_again_when_asked_for() {
        hasEverything();
        bases.add(ownDatabase());
        sources.put("postgres:17", List.of());
        hasBuilt("postgres:17");

        assertEquals("", plan(options(ImagePolicy.Build.MISSING, false)));
        assertTrue(
                plan(options(ImagePolicy.Build.ALWAYS, false))
                        .contains("build image postgres:17    asked for"));
    }

    @Test
    void what_must_not_be_built_is_refused_only_when_it_is_absent() {
        hasEverything();
        assertEquals("", plan(options(ImagePolicy.Build.NEVER, false)));

        images.remove("shop-a");
        var refusal =
                assertThrows(
                        StackException.class, () -> plan(options(ImagePolicy.Build.NEVER, false)));
        assertEquals(
                "service \"a\" has no image shop-a, and it is not to be built",
                refusal.failure().message());
    }

    @Test
    void pull_policies_matter_to_images_that_are_not_made_here() {
        hasEverything();
        var always =
                new ImageOptions(
                        new ImagePolicy(
                                Optional.of(new PullPolicy.Always()), ImagePolicy.Build.MISSING),
                        true,
                        BuildChoices.NONE,
                        Set.of(),
                        Instant.EPOCH);

        assertEquals("1 [] pull image postgres:17 pull policy always\n", plan(always));
    }

    @Test
    void what_a_service_can_pull_or_build_is_built_on_new_bases_only_when_no_registry_has_it() {
        hasEverything();
        services.set(0, pulledOrBuilt("a", "example.org/a:1"));
        services.removeIf(service -> service.name().value().equals("b"));
        sources.remove("shop-a");
        sources.remove("shop-b");
        sources.put("example.org/a:1", List.of("custom-java:25"));
        images.remove("custom-java:25");
        images.remove("debian:13-slim");

        assertEquals(
                """
                1 []    pull      image example.org/a:1 not found
                2 [1]   pull      image debian:13-slim  not found
                3 [2]   bootstrap image debian:13-slim  if 2 does not bring it
                4 [1,3] build     image custom-java:25  not found
                5 [1,4] build     image example.org/a:1 if 1 does not bring it
                """,
                plan(options(ImagePolicy.Build.MISSING, false)));
    }

    @Test
    void a_pull_whose_build_could_not_succeed_has_none_in_its_place() {
        hasEverything();
        services.set(0, pulledOrBuilt("a", "example.org/a:1"));
        sources.put("example.org/a:1", List.of("custom-java:25"));
        var mistake = Mistake.of("no Dockerfile", PLACE, "", "write one");

        mistakes.put(ImageNames.normal("example.org/a:1"), mistake);
        assertEquals(
                "1 [] pull image example.org/a:1 not found\n",
                plan(options(ImagePolicy.Build.MISSING, false)));

        mistakes.clear();
        mistakes.put(ImageNames.normal("custom-java:25"), mistake);
        assertTrue(plan(options(ImagePolicy.Build.MISSING, false)).contains("build"));
        images.remove("custom-java:25");
        services.removeIf(service -> service.name().value().equals("b"));
        assertEquals(
                "1 [] pull image example.org/a:1 not found\n",
                plan(options(ImagePolicy.Build.MISSING, false)));
    }

    @Test
    void what_is_pulled_anyway_comes_before_what_is_built_on_it() {
        hasEverything();
        images.remove("postgres:17");
        images.remove("shop-a");

        assertEquals(
                """
                1 []  pull  image postgres:17 not found
                2 [1] build image shop-a      not found
                """,
                plan(
                        options(ImagePolicy.Build.MISSING, false),
                        Map.of(ImageNames.normal("shop-a"), List.of("postgres:17"))));
    }
}
