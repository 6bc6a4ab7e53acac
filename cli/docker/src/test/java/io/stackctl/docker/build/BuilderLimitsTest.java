package io.stackctl.docker.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.stackctl.engine.ApiVersion;
import io.stackctl.engine.Builds.BuildSpec;
import io.stackctl.failure.Location;
import io.stackctl.model.BuildDefinition;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuilderLimitsTest {

    private static final Mapping PLAIN = Mapping.empty(Location.NONE);
    private static final Mapping LIMITS =
            PLAIN.with("ulimits", PLAIN.with("nofile", new Scalar.Text("1024", Location.NONE)));

    private static BuildSpec spec(Mapping definition) {
        return new BuildSpec(
                new BuildDefinition(definition),
                List.of("shop-web"),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                "",
                false,
                false,
                0);
    }

    private static List<String> ignored(Mapping definition, String version) {
        return BuilderLimits.ignored(spec(definition), () -> ApiVersion.of(version));
    }

    @Test
    void limits_that_buildkit_of_an_old_engine_ignores_are_named() {
        var both = LIMITS.with("shm_size", new Scalar.Text("134217728", Location.NONE));

        assertEquals(
                List.of(
                        "shop-web: BuildKit of this engine ignores build.shm_size and build.ulimits;"
                                + " newer engines do not, nor does the classic builder (DOCKER_BUILDKIT=0)"),
                ignored(both, "1.41"));
        assertEquals(1, ignored(LIMITS, "1.41").size());
        assertEquals(List.of(), ignored(both, "1.42"));
    }

    @Test
    void the_engine_is_not_asked_where_nothing_depends_on_it() {
        assertEquals(
                List.of(), BuilderLimits.ignored(spec(PLAIN), () -> fail("nothing to ask for")));
    }
}
