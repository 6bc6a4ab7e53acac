package io.stackctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goes, what stays, and what is put in the place of another. */
class RemovedObjectsTest extends ClusterCase {

    private static final String SHOP =
            """
            name: shop
            services:
              web: { image: 'nginx:1' }
            """;

    private static final String WITH_DATA =
            """
            name: shop
            services:
              web: { image: 'nginx:1', volumes: ['data:/data'] }
            volumes: { data: {} }
            """;

    RemovedObjectsTest() {
        super(SHOP);
        cluster.ready();
    }

    @Test
    void what_the_definition_has_lost_goes_and_data_stays() {
        shop.define(
                """
                name: shop
                services:
                  web: { image: 'nginx:1', volumes: ['data:/data'], secrets: [key] }
                volumes: { data: {} }
                secrets: { key: { file: ./key.txt } }
                """);
        shop.file("key.txt", "a");
        shop.up();
        shop.define(SHOP);
        shop.up();

        assertEquals(List.of(), cluster.names("statefulsets"));
        assertEquals(List.of(), cluster.names("secrets"));
        assertEquals(List.of("data"), cluster.names("persistentvolumeclaims"));
        assertEquals(List.of("web"), cluster.names("deployments"));
    }

    @Test
    void what_is_not_labelled_as_ours_stays() {
        cluster.put(
                "secrets",
                """
                {"apiVersion":"v1","kind":"Secret","metadata":{"name":"theirs",
                 "labels":{"app.kubernetes.io/part-of":"shop"}}}
                """);
        shop.up();
        shop.run(shop.cluster().down(shop.name(), Set.of(), true));

        assertEquals(List.of("theirs"), cluster.names("secrets"));
        assertEquals(List.of(), cluster.names("deployments"));
    }

    @Test
    void an_orphan_stays_until_it_is_to_go() {
        shop.define(SHOP + "  old: {image: old}\n");
        shop.up();
        shop.define(SHOP);

        assertTrue(
                shop.plan().warnings().stream()
                        .anyMatch(text -> text.contains("Found orphan service old")));
        assertEquals("", shop.plan().toString());
        assertEquals(
                """
                1 [] remove service/old    not defined
                2 [] remove deployment/old not defined
                """,
                shop.removingOrphans().plan().toString());
    }

    @Test
    void a_set_that_cannot_change_is_replaced_and_its_pods_stay() {
        shop.define(WITH_DATA);
        shop.up();
        cluster.refuse(
                "PATCH .*/statefulsets/web[?].*dryRun=All.*",
                422,
                "{\"message\":\"updates to statefulset spec for fields other than these are"
                        + " forbidden\"}");

        var replacement = shop.plan().toString();
        shop.up();

        assertTrue(replacement.contains("1 []  remove statefulset/web"), replacement);
        assertTrue(replacement.contains("are forbidden; its pods stay\n2 [1] wait"), replacement);
        assertTrue(replacement.contains("\n3 [2] create statefulset/web"), replacement);
        assertEquals(
                List.of("DELETE /apis/apps/v1/namespaces/test/statefulsets/web Orphan"),
                cluster.changes().stream().filter(line -> line.startsWith("DELETE")).toList());
    }

    @Test
    void a_set_whose_pods_would_not_be_found_again_is_replaced_with_them() {
        shop.define(WITH_DATA);
        shop.up();
        cluster.set(
                "stackctl",
                "statefulsets",
                "web",
                "{\"spec\":{\"selector\":{\"matchLabels\":{\"app\":\"x\"}}}}");
        cluster.refuse(
                "PATCH .*/statefulsets/web[?].*dryRun=All.*",
                422,
                "{\"message\":\"spec.selector: Invalid value: field is immutable\"}");

        var replacement = shop.plan().toString();
        assertFalse(replacement.contains("its pods stay"), replacement);
    }

    @Test
    void what_somebody_else_has_made_is_not_replaced_with_force_either() {
        cluster.put(
                "deployments",
                """
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},
                 "spec":{"selector":{"matchLabels":{"app":"web"}}}}
                """);
        cluster.refuse(
                "PATCH .*/deployments/web[?].*dryRun=All.*",
                422,
                """
                {"message":"spec.selector: Invalid value: field is immutable",
                 "details":{"causes":[{"field":"spec.selector"}]}}
                """);

        var refused = assertThrows(StackException.class, shop.forcing()::plan).failure();

        assertEquals(
                "deployment/web is there already, stackctl has not made it, and spec.selector"
                        + " cannot change",
                refused.message());
    }

    @Test
    void down_keeps_claims_unless_they_are_to_go() {
        shop.define(WITH_DATA);
        shop.up();

        shop.run(shop.cluster().down(shop.name(), Set.of(), false));
        assertEquals(List.of("data"), cluster.names("persistentvolumeclaims"));
        assertEquals(List.of(), cluster.names("statefulsets"));

        shop.run(shop.cluster().down(shop.name(), Set.of(), true));
        assertEquals(List.of(), cluster.names("persistentvolumeclaims"));
    }

    @Test
    void another_stack_of_the_namespace_keeps_its_objects() {
        shop.define(SHOP.replace("name: shop", "name: other"));
        shop.up();
        shop.define(SHOP);

        var refused = assertThrows(StackException.class, shop::plan);

        assertTrue(
                refused.failure()
                        .message()
                        .contains("deployment/web is there already, of the stack other"),
                refused.failure().message());
    }
}
