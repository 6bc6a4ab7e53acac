package io.stackctl.planner.reconcile;

import static io.stackctl.planner.reconcile.ReconcileOptions.DEFAULTS;
import static io.stackctl.planner.reconcile.Stacks.shop;
import static io.stackctl.planner.reconcile.Stacks.shopWithUnused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.event.Resource;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.plan.Plan;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.step.container.CopyFiles;
import io.stackctl.step.container.InlineFile;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlannerTest {

    private static final String TWO =
            """
            services:
              web: {image: 'shop:1', environment: {LOG_LEVEL: info}, depends_on: [db]}
              db: {image: 'postgres:17', volumes: ['data:/data']}
            volumes: {data: {}}
            """;

    private static final ReconcileOptions WITHOUT_START = starting(Wanted.Starting.NEVER);

    private static ReconcileOptions starting(Wanted.Starting starting) {
        return wanting(Wanted.DEFAULTS.starting(starting));
    }

    private static ReconcileOptions wanting(Wanted wanted) {
        return new ReconcileOptions(wanted, Timing.DEFAULTS, Facts.NONE, Set.of());
    }

    @Test
    void an_empty_engine_gets_networks_and_volumes_first_and_starts_in_dependency_order() {
        var stack = shop(TWO);

        var plan = Planner.plan(stack, Standing.before(stack).build(), DEFAULTS);

        assertEquals(
                """
                1 []    create network shop_default not found
                2 []    create volume shop_data     not found
                3 [1,2] create db/1                 not found
                4 [1]   create web/1                not found
                5 [3]   start  db/1                 created
                6 [4,5] start  web/1                created
                """,
                plan.toString());
    }

    @Test
    void what_no_service_uses_is_made_only_where_it_is_asked_for() {
        var yaml =
                """
                services: {web: {image: 'shop:1'}}
                networks: {spare: {}}
                volumes: {spare: {}}
                """;
        var usual = shop(yaml);
        var all = shopWithUnused(yaml);
        var nothingElse = shopWithUnused("networks: {spare: {}}");

        assertFalse(
                Planner.plan(usual, Standing.before(usual).build(), DEFAULTS)
                        .toString()
                        .contains("spare"));
        assertEquals(
                """
                1 []  create network shop_default not found
                2 []  create network shop_spare   not found
                3 []  create volume shop_spare    not found
                """,
                Planner.plan(all, Standing.before(all).build(), DEFAULTS)
                        .toString()
                        .lines()
                        .limit(3)
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()));
        assertEquals(
                "1 [] create network shop_spare not found\n",
                Planner.plan(nothingElse, Standing.before(nothingElse).build(), DEFAULTS)
                        .toString());
    }

    @Test
    void a_second_up_has_nothing_to_do() {
        var stack = shop(TWO);

        var plan = Planner.plan(stack, Standing.after(stack).build(), DEFAULTS);

        assertEquals("", plan.toString());
        assertEquals(2, plan.kept().size());
    }

    @Test
    void the_same_inputs_give_the_same_plan() {
        var stack = shop(TWO);
        var observed = Standing.before(stack).build();

        assertEquals(
                Planner.plan(stack, observed, DEFAULTS), Planner.plan(stack, observed, DEFAULTS));
    }

    @Test
    void a_changed_image_recreates_only_its_service() {
        var observed = Standing.after(shop(TWO)).image("shop:2", "sha256:shop:2").build();

        var plan = Planner.plan(shop(TWO.replace("shop:1", "shop:2")), observed, DEFAULTS);

        assertEquals(
                """
                1 []  create web/1 image shop:1 -> shop:2
                2 [1] stop   web/1 image shop:1 -> shop:2
                3 [2] remove web/1 replaced by 1
                4 [3] rename web/1 replaces it
                5 [4] start  web/1 created
                """,
                plan.toString());
    }

    @Test
    void whoever_only_depends_on_a_replaced_one_stays() {
        var observed = Standing.after(shop(TWO)).image("postgres:18", "sha256:18").build();

        var plan =
                Planner.plan(shop(TWO.replace("postgres:17", "postgres:18")), observed, DEFAULTS);

        assertFalse(plan.toString().contains("web/1"), plan.toString());
        assertEquals(List.of("shop-web-1"), plan.kept().stream().map(Resource::name).toList());
    }

    @Test
    void the_cause_names_the_variable_that_changed() {
        var observed = Standing.after(shop(TWO)).build();

        var plan = Planner.plan(shop(TWO.replace("info", "debug")), observed, DEFAULTS);

        assertEquals("env LOG_LEVEL: info -> debug", plan.actions().getFirst().action().cause());
    }

    @Test
    void a_changed_secret_value_is_not_shown() {
        var before = TWO.replace("LOG_LEVEL: info", "DB_PASSWORD: old");
        var observed = Standing.after(shop(before)).build();

        var plan = Planner.plan(shop(before.replace("old", "new")), observed, DEFAULTS);

        assertEquals("a hidden value changed", plan.actions().getFirst().action().cause());
    }

    @Test
    void an_image_that_was_built_anew_recreates_its_container() {
        var stack = shop(TWO);
        var observed = Standing.after(stack).image("shop:1", "sha256:other").build();

        var plan = Planner.plan(stack, observed, DEFAULTS);

        assertEquals("image shop:1 is another one now", plan.actions().getFirst().action().cause());
    }

    @Test
    void a_dependent_with_restart_is_stopped_before_its_dependency_is_replaced() {
        var before =
                """
                services:
                  web: {image: 'shop:1', depends_on: {db: {condition: service_started, restart: true}}}
                  db: {image: 'postgres:16'}
                """;
        var observed =
                Standing.after(shop(before)).image("postgres:17", "sha256:postgres:17").build();

        var plan = Planner.plan(shop(before.replace(":16", ":17")), observed, DEFAULTS);

        assertEquals(
                """
                1 []    stop   web/1 restarts with db
                2 []    create db/1  image postgres:16 -> postgres:17
                3 [1,2] stop   db/1  image postgres:16 -> postgres:17
                4 [3]   remove db/1  replaced by 2
                5 [4]   rename db/1  replaces it
                6 [5]   start  db/1  created
                7 [6]   start  web/1 not running
                """,
                plan.toString());
    }

    @Test
    void whoever_shares_a_namespace_follows_the_replacement() {
        var before =
                """
                services:
                  side: {image: 'shop:1', network_mode: 'service:web'}
                  web: {image: 'web:1'}
                """;
        var observed = Standing.after(shop(before)).image("web:2", "sha256:web:2").build();

        var plan = Planner.plan(shop(before.replace("web:1", "web:2")), observed, DEFAULTS);

        assertTrue(
                plan.toString()
                        .contains("create side/1 shares with web, which gets a new container"),
                plan.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "network_mode: 'service:db' | network namespace",
                "ipc: 'service:db' | IPC namespace",
                "pid: 'service:db' | PID namespace",
                "volumes_from: [db] | volume"
            })
    void whoever_shares_with_a_container_that_is_missing_is_refused(String shared, String what) {
        var stack =
                shop(
                        """
                        services:
                          app: {image: 'shop:1', %s}
                          db: {image: 'postgres:17', ipc: shareable}
                        """
                                .formatted(shared));
        var alone = stack.withServices(List.of(stack.service(ServiceName.of("app")).get()));

        var refused =
                assertThrows(
                        StackException.class,
                        () -> Planner.plan(alone, Standing.before(stack).build(), DEFAULTS));

        assertEquals(
                "cannot share " + what + " with service db: container missing",
                refused.failure().message());
    }

    @Test
    void scaling_up_goes_on_after_the_highest_number() {
        var before = "services: {web: {image: 'shop:1', scale: 3}}\n";
        var observed = Standing.after(shop(before)).without("web", 2).build();

        var plan = Planner.plan(shop(before.replace("3", "4")), observed, DEFAULTS);

        assertEquals(
                """
                1 []  create web/4 not found
                2 []  create web/5 not found
                3 [1] start  web/4 created
                4 [2] start  web/5 created
                """,
                plan.toString());
    }

    @Test
    void scaling_down_removes_the_highest_numbers() {
        var before = "services: {web: {image: 'shop:1', scale: 3}}\n";
        var observed = Standing.after(shop(before)).build();

        var plan = Planner.plan(shop(before.replace("3", "1")), observed, DEFAULTS);

        assertEquals(
                """
                1 []  stop   web/2 1 wanted
                2 [1] remove web/2 1 wanted
                3 []  stop   web/3 1 wanted
                4 [3] remove web/3 1 wanted
                """,
                plan.toString());
    }

    @ParameterizedTest
    @EnumSource(Recreation.When.class)
    void scaling_down_removes_what_is_out_of_date_first(Recreation.When recreated) {
        var two = shop("services: {web: {image: 'shop:2', scale: 2}}\n");
        var one = shop("services: {web: {image: 'shop:2', scale: 1}}\n");
        var old = shop("services: {web: {image: 'shop:1', scale: 2}}\n");
        var outdated = Standing.after(old).build().containers().getFirst();
        var standing = Standing.after(two).change("web", 1, c -> outdated).build();

        var recreation = new Recreation(recreated, recreated, true);
        var plan = Planner.plan(one, standing, wanting(Wanted.DEFAULTS.recreating(recreation)));

        var first = plan.actions().getFirst().action();
        assertEquals(
                "stop web/1 1 wanted", first.verb() + " " + first.target() + " " + first.cause());
    }

    @Test
    void a_stopped_container_is_started_again() {
        var stack = shop(TWO);
        var observed = Standing.after(stack).state("web", 1, ContainerState.EXITED).build();

        var plan = Planner.plan(stack, observed, DEFAULTS);

        assertEquals("1 [] start web/1 not running\n", plan.toString());
    }

    @Test
    void a_container_that_is_being_stopped_is_started_again_once_it_has_ended() {
        var stack = shop(TWO);
        var observed = Standing.after(stack).build();
        var db = observed.replicasOf(ServiceName.of("db")).getFirst();

        var plan = Planner.plan(stack, observed.withEnding(Set.of(db.id())), DEFAULTS);

        assertEquals(
                """
                1 []  stop  db/1 it is being stopped
                2 [1] start db/1 not running
                """,
                plan.toString());
        assertEquals(List.of("shop-web-1"), plan.kept().stream().map(Resource::name).toList());
    }

    @Test
    void a_replacement_that_was_interrupted_early_starts_over() {
        var stack = shop(TWO);
        var observed = Standing.after(stack).leftover("web", 1, false).build();

        var plan = Planner.plan(stack, observed, DEFAULTS);

        assertEquals(
                "1 [] remove web/1 left over from an interrupted replacement\n", plan.toString());
    }

    @Test
    void a_replacement_that_was_interrupted_late_is_finished() {
        var stack = shop(TWO);
        var observed = Standing.after(stack).leftover("web", 1, true).build();

        var plan = Planner.plan(stack, observed, DEFAULTS);

        assertEquals(
                """
                1 []  rename web/1 left over from an interrupted replacement
                2 [1] start  web/1 not running
                """,
                plan.toString());
    }

    @Test
    void a_condition_is_waited_for_unless_the_snapshot_meets_it() {
        var stack =
                shop(
                        """
                        services:
                          web: {image: 'shop:1', depends_on: {db: {condition: service_healthy}}}
                          db: {image: 'postgres:17', healthcheck: {test: ['CMD', 'true']}}
                        """);
        var healthy = Standing.after(stack).state("web", 1, ContainerState.EXITED);
        var unhealthy = Standing.after(stack).health("db", 1, Health.UNHEALTHY);

        assertEquals(
                "1 [] start web/1 not running\n",
                Planner.plan(stack, healthy.build(), DEFAULTS).toString());
        assertEquals(
                "1 [] await service db others depend on it\n",
                Planner.plan(stack, unhealthy.build(), DEFAULTS).toString());
    }

    private static final String WITH_JOB =
            """
            services:
              web: {image: 'shop:1', depends_on: {db: {condition: service_healthy}}}
              db: {image: 'postgres:17', healthcheck: {test: ['CMD', 'true']}}
              job: {image: 'shop:1', command: ['true']}
            """;

    @Test
    void everything_is_started_before_it_is_judged_whether_all_is_ready() {
        var stack = shop(WITH_JOB);

        var plan = Planner.plan(stack, Standing.before(stack).build(), AWAIT);

        assertEquals(
                """
                1 []    create network shop_default not found
                2 [1]   create db/1                 not found
                3 [1]   create job/1                not found
                4 [1]   create web/1                not found
                5 [2]   start  db/1                 created
                6 [3]   start  job/1                created
                7 [5]   await  service db           others depend on it
                8 [4,7] start  web/1                created
                9 [6,8] gather stack                everything is started
                10 [9]  await  service db           asked to wait
                11 [9]  await  service job          asked to wait
                12 [9]  await  service web          asked to wait
                """,
                plan.toString());
    }

    @Test
    void what_runs_already_is_looked_at_once_more_where_that_is_asked_for() {
        var stack = shop(WITH_JOB);

        var plan = Planner.plan(stack, Standing.after(stack).build(), AWAIT);

        assertEquals(
                """
                1 [] await service db  asked to wait
                2 [] await service job asked to wait
                3 [] await service web asked to wait
                """,
                plan.toString());
    }

    @Test
    void whoever_wants_to_see_each_from_its_beginning_has_all_created_first() {
        var stack = shop("services: {db: {image: 'postgres:17'}, web: {image: 'shop:1'}}");
        var plan =
                Planner.plan(
                        stack,
                        Standing.before(stack).build(),
                        starting(Wanted.Starting.ALL_TOGETHER));

        assertEquals(
                """
                1 []    create network shop_default not found
                2 [1]   create db/1                 not found
                3 [1]   create web/1                not found
                4 [2,3] gather stack                all containers are there
                5 [4]   start  db/1                 created
                6 [4]   start  web/1                created
                """,
                plan.toString());
    }

    private static final ReconcileOptions AWAIT =
            wanting(
                    new Wanted(
                            Set.of(),
                            Recreation.DEFAULTS,
                            Wanted.Orphans.WARN,
                            Wanted.Starting.EACH_WHEN_READY,
                            true,
                            "-"));

    @Test
    void an_orphan_is_warned_of() {
        var observed = Standing.after(shop(TWO)).build();

        var plan =
                Planner.plan(
                        shop(
                                "services: {web: {image: 'shop:1', environment: {LOG_LEVEL: info}}}\n"),
                        observed,
                        DEFAULTS);

        assertTrue(
                plan.warnings()
                        .getFirst()
                        .startsWith("Found orphan containers (shop-db-1) for this project."));
    }

    @Test
    void a_volume_that_is_no_longer_as_defined_is_replaced_only_with_consent() {
        var observed = Standing.after(shop(TWO)).build();
        var changed = shop(TWO.replace("data: {}", "data: {labels: {tier: db}}"));

        var asked = Planner.plan(changed, observed, DEFAULTS);
        var refused =
                Planner.plan(
                        changed,
                        observed,
                        new ReconcileOptions(
                                Wanted.DEFAULTS,
                                Timing.DEFAULTS,
                                Facts.NONE,
                                Set.of(VolumeName.of("shop_data"))));

        assertEquals(1, asked.losses().size());
        assertEquals(
                """
                1 []  stop   db/1             volume shop_data is no longer as defined
                2 [1] remove db/1             volume shop_data is no longer as defined
                3 [2] remove volume shop_data definition changed; the data in it is lost
                4 [3] create volume shop_data definition changed
                5 [4] create db/1             not found
                6 [5] start  db/1             created
                """,
                asked.toString());
        assertEquals("", refused.toString());
    }

    @Test
    void a_network_that_is_no_longer_as_defined_is_replaced_beneath_its_containers() {
        var before = "services: {web: {image: 'shop:1', networks: {n: {}}}}\nnetworks: {n: {}}\n";
        var observed = Standing.after(shop(before)).build();

        var plan =
                Planner.plan(
                        shop(before.replace("n: {}}\n", "n: {internal: true}}\n")),
                        observed,
                        DEFAULTS);

        assertEquals(
                """
                1 []  stop       web/1          network shop_n is no longer as defined
                2 [1] disconnect web/1          network shop_n is no longer as defined
                3 [2] remove     network shop_n definition changed
                4 [3] create     network shop_n definition changed
                5 [4] connect    web/1          network shop_n is no longer as defined
                6 [5] start      web/1          not running
                """,
                plan.toString());
    }

    @Test
    void what_is_not_brought_up_goes_on_running_when_its_network_is_replaced() {
        var before =
                """
                services:
                  web: {image: 'shop:1', networks: {n: {}}}
                  db: {image: 'db:1', networks: {n: {aliases: [store]}}}
                networks: {n: {}}
                """;
        var observed = Standing.after(shop(before)).build();
        var changed = before.replace("{n: {}}\n", "{n: {internal: true}}\n");

        assertEquals(
                """
                1 []    stop       web/1          network shop_n is no longer as defined
                2 [1]   disconnect web/1          network shop_n is no longer as defined
                3 [2]   disconnect db/1           network shop_n is no longer as defined
                4 [2,3] remove     network shop_n definition changed
                5 [4]   create     network shop_n definition changed
                6 [5]   connect    db/1           network shop_n is no longer as defined
                7 [5]   connect    web/1          network shop_n is no longer as defined
                8 [6,7] gather     stack          what goes is gone
                9 [8]   start      web/1          not running
                """,
                Planner.plan(Stacks.load("shop", changed, "web"), observed, DEFAULTS).toString());
    }

    @Test
    void nobody_is_stopped_for_a_new_network_when_nothing_is_started() {
        var before = "services: {web: {image: 'shop:1', networks: {n: {}}}}\nnetworks: {n: {}}\n";
        var observed = Standing.after(shop(before)).build();
        var changed = shop(before.replace("n: {}}\n", "n: {internal: true}}\n"));

        var plan = Planner.plan(changed, observed, WITHOUT_START).toString();

        assertFalse(plan.contains("stop "), plan);
        assertTrue(plan.contains("connect    web/1"), plan);
    }

    @Test
    void a_volume_stays_as_it_is_while_others_than_what_is_brought_up_use_it() {
        var before =
                """
                services:
                  web: {image: 'shop:1', volumes: ['data:/data']}
                  db: {image: 'db:1', volumes: ['data:/data']}
                volumes: {data: {}}
                """;
        var observed = Standing.after(shop(before)).build();
        var changed = before.replace("{data: {}}", "{data: {labels: {tier: db}}}");

        var plan = Planner.plan(Stacks.load("shop", changed, "web"), observed, DEFAULTS);

        assertEquals("", plan.toString());
        assertEquals(
                List.of(
                        "volume \"shop_data\" is no longer as defined, and stays as it is: shop-db-1"
                                + " would have to be removed, which nobody asked for"),
                plan.warnings());
        assertEquals(1, Planner.plan(shop(changed), observed, DEFAULTS).losses().size());
    }

    @Test
    void a_missing_external_network_is_refused_before_anything_changes() {
        var stack =
                shop(
                        "services: {web: {image: 'shop:1', networks: {n: {}}}}\nnetworks: {n: {external: true, name: outside}}\n");

        var refused =
                assertThrows(
                        StackException.class,
                        () -> Planner.plan(stack, Standing.before(stack).build(), DEFAULTS));

        assertEquals(
                "network outside declared as external, but could not be found",
                refused.failure().message());
    }

    /** 2^32 + 1 is not one, and 3e9 no negative number. */
    @Test
    void more_replicas_than_can_be_counted_are_too_many() {
        for (var scale : List.of("4294967297", "3000000000")) {
            var stack = shop("services: {web: {image: 'shop:1', scale: " + scale + "}}\n");

            var refused =
                    assertThrows(StackException.class, () -> Planner.requirePossible(stack, "-"));

            assertTrue(
                    refused.failure().message().endsWith("an engine has no room for them"),
                    refused.failure().message());
        }
    }

    @Test
    void a_fixed_port_cannot_be_scaled() {
        var stack = shop("services: {web: {image: 'shop:1', scale: 2, ports: ['5000:80']}}\n");

        var refused = assertThrows(StackException.class, () -> Planner.requirePossible(stack, "-"));

        assertEquals(
                "service \"web\" cannot have 2 replicas: port 5000 of the host can be taken once only",
                refused.failure().message());
        assertTrue(
                refused.failure().remedy().contains("\"5000-5001:80\""),
                refused.failure().remedy());
    }

    @Test
    void no_container_name_can_be_given_twice() {
        var chosen =
                shop(
                        """
                        services:
                          one: {image: 'shop:1', container_name: same}
                          two: {image: 'shop:1', container_name: same}
                        """);
        var implied =
                shop(
                        """
                        services:
                          one: {image: 'shop:1', scale: 2}
                          two: {image: 'shop:1', container_name: shop-one-2}
                        """);

        assertEquals(
                """
                -:3:26: services.two: container name "same" is already in use by service one
                  choose another name for one of them\
                """,
                mistake(chosen));
        assertEquals(
                """
                -:3:26: services.two: container name "shop-one-2" is already in use by service one
                  choose another name for one of them\
                """,
                mistake(implied));
    }

    private static String mistake(Stack stack) {
        var refused = assertThrows(StackException.class, () -> Planner.requirePossible(stack, "-"));
        return refused.failure().message();
    }

    @Test
    void changed_content_of_a_config_recreates() {
        var text =
                """
                services: {web: {image: 'shop:1', configs: [{source: app}]}}
                configs: {app: {content: one}}
                """;
        var observed = Standing.after(shop(text)).build();

        var plan = Planner.plan(shop(text.replace("one", "two")), observed, DEFAULTS);

        assertEquals("content of config app changed", plan.actions().getFirst().action().cause());
    }

    @Test
    void a_config_belongs_to_whoever_it_says_and_to_nobody_else() {
        var text =
                """
                services:
                  web: {image: 'shop:1', configs: [{source: app, uid: "1826400500", gid: "0", mode: 0400}]}
                configs: {app: {content: one}}
                """;
        var nothing = Standing.before(shop(text)).build();

        var owners =
                Planner.plan(shop(text), nothing, DEFAULTS).actions().stream()
                        .map(Plan.Numbered::action)
                        .filter(CopyFiles.class::isInstance)
                        .flatMap(copy -> ((CopyFiles) copy).files().stream())
                        .map(InlineFile::uid)
                        .toList();
        assertEquals(List.of(1_826_400_500), owners);

        var named = shop(text.replace("1826400500", "nginx"));
        var refused =
                assertThrows(StackException.class, () -> Planner.plan(named, nothing, DEFAULTS));
        assertEquals(
                "the uid of config \"app\" in service web is no number from 0 to 2147483647: nginx",
                refused.failure().message());
    }
}
