package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.Engine;
import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.MortalEngine;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.DeploymentFailed.End;
import io.stackctl.failure.StackException;
import io.stackctl.history.AuditLog;
import io.stackctl.history.Outcome;
import io.stackctl.history.Revision;
import io.stackctl.history.RevisionStore;
import io.stackctl.local.TestSettings;
import io.stackctl.migration.FakePostgres;
import io.stackctl.migration.MigrationFolder;
import io.stackctl.migration.StackMigrations;
import io.stackctl.migration.rule.Request;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.model.deploy.Strategy;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.state.ObservedContainer;
import io.stackctl.traffic.PlayedGateway;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.KilledShop;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Migrate;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.lock.LockWait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Migrations before and after a deployment, and what they mean for the way back. */
@Timeout(120)
class MigratedDeployTest {

    private static final StackName STACK = StackName.of("shop");
    private static final String CREATE = "CREATE TABLE users ()";
    private static final String ADD = "ALTER TABLE users ADD name text";
    private static final String DROP = "ALTER TABLE users DROP nick";

    private final FakePostgres database = new FakePostgres();
    private final FakeEngine engine = engine(database);

    @TempDir Path folder;

    @BeforeEach
    void write() throws IOException {
        migration("001_users", CREATE);
    }

    private static FakeEngine engine(FakePostgres database) {
        var engine = FakeEngine.with("shop:1");
        PlayedGateway.of(engine, "shop", "web");
        engine.play(database);
        return engine;
    }

    @Test
    void a_plan_says_which_files_run_when() throws IOException {
        deploy("1");
        next();

        var plan = new Deploy(around(engine)).plan(shop("2"), DeployRequest.DEFAULTS);

        var steps =
                plan.actions().stream()
                        .map(step ->
                                step.action().verb()
                                        + " "
                                        + step.action().target()
                                        + " "
                                        + step.action().cause())
                        .toList();
        assertEquals(
                List.of("migrate db/1 pending: 002_add", "record stack revision r2, deploy"),
                steps.subList(0, 2));
        assertEquals("migrate service db at the end: 003_drop", steps.getLast());
        assertEquals(List.of(CREATE), database.statements());
    }

    @Test
    void what_takes_something_away_comes_last_and_is_remembered() throws IOException {
        deploy("1");
        next();

        deploy("2");

        assertEquals(List.of(CREATE, ADD, DROP), database.statements());
        assertEquals(
                List.of("db 3", "db 1"),
                revisions().stream().map(it -> it.schema().orElseThrow().toString()).toList());
        assertTrue(deploy("2").isEmpty());
    }

    @Test
    void a_migration_that_fails_before_it_changes_nothing() throws IOException {
        deploy("1");
        var before = ids();
        migration("002_add", "SELECT * FROM nowhere");

        var thrown = assertThrows(StackException.class, () -> deploy("2"));

        assertInstanceOf(Failure.OperationFailed.class, thrown.failure());
        assertTrue(thrown.failure().message().contains("002_add.up.sql:1"), thrown::toString);
        assertEquals(before, ids());
        assertEquals(1, revisions().size());
    }

    @Test
    void what_a_hook_before_has_done_is_undone_by_that_of_a_failure() throws IOException {
        deploy("1");
        migration("002_add", "SELECT * FROM nowhere");
        var note = "[sh, -c, 'echo $$STACKCTL_HOOK >> log']";
        var hooked =
                definition("2", "'true'")
                        .replace(
                                "min-healthy: 0s,",
                                "min-healthy: 0s, hooks: { before: HOOK, failed: HOOK },")
                        .replace("HOOK", note);

        assertThrows(
                StackException.class,
                () -> deploy(Stacks.in(folder, "shop", hooked), DeployRequest.DEFAULTS));

        assertEquals(List.of("before", "failed"), Files.readAllLines(folder.resolve("log")));
    }

    @Test
    void what_a_job_migrates_is_not_looked_at_without_its_files() throws IOException {
        var elsewhere =
                definition("1", "'true'")
                        .replace("database: db", "database: db, job: web")
                        .replace(folder.toString(), folder + "/elsewhere");

        var plan = new Deploy(around(engine)).plan(stack(elsewhere), DeployRequest.DEFAULTS);

        assertEquals(1, plan.warnings().size());
        assertTrue(plan.warnings().getFirst().contains("elsewhere is not on this machine"));
    }

    @Test
    void what_is_taken_back_took_nothing_away() throws IOException {
        deploy("1");
        next();

        var thrown =
                assertThrows(
                        StackException.class,
                        () -> deploy(shop("2", "'false'"), DeployRequest.DEFAULTS));

        assertEquals(End.ROLLED_BACK, ((Failure.DeploymentFailed) thrown.failure()).end());
        assertEquals(List.of(CREATE, ADD), database.statements());
    }

    @Test
    void a_migration_that_fails_after_it_leaves_the_new_version() throws IOException {
        deploy("1");
        next();
        migration("003_drop", "-- stackctl: after\nSELECT * FROM nowhere");

        var thrown = assertThrows(StackException.class, () -> deploy("2"));

        assertEquals(End.MIXED, ((Failure.DeploymentFailed) thrown.failure()).end());
        assertEquals(Set.of("2"), versions());
        assertTrue(revisions().getFirst().isGood());
        new Rollback(around(engine)).run(STACK, Optional.empty(), DeployRequest.UNCHANGED);
        migration("003_drop", "-- stackctl: after\n" + DROP);
        deploy("2");
        assertEquals(List.of(CREATE, ADD, DROP), database.statements());
    }

    @Test
    void nobody_goes_back_to_what_needs_more_than_there_is() throws IOException {
        deploy("1");
        next();
        deploy("2");
        var before = ids();
        var rollback = new Rollback(around(engine));

        var thrown =
                assertThrows(
                        StackException.class,
                        () -> rollback.run(STACK, Optional.empty(), DeployRequest.UNCHANGED));

        assertEquals(End.NO_WAY_BACK, ((Failure.DeploymentFailed) thrown.failure()).end());
        assertTrue(thrown.failure().message().endsWith("003_drop.up.sql"), thrown::toString);
        assertEquals(before, ids());
        rollback.insisting().run(STACK, Optional.empty(), DeployRequest.UNCHANGED);
        assertEquals(Set.of("1"), versions());
        assertEquals(
                Map.of("forced", "003_drop.up.sql"),
                new AuditLog(engine, STACK).read(Optional.empty()).getLast().facts());
    }

    @Test
    void what_was_made_for_it_can_come_back() throws IOException {
        deploy("1");
        next();
        deploy("2");
        deploy("3");
        migration("004_later", ADD);

        new Rollback(around(engine)).run(STACK, Optional.empty(), DeployRequest.UNCHANGED);

        assertEquals(Set.of("2"), versions());
        assertEquals(List.of(CREATE, ADD, DROP), database.statements());
    }

    @Test
    void a_database_that_cannot_be_asked_is_no_way_back() throws IOException {
        deploy("1");
        next();
        deploy("2");
        engine.exit("shop-db-1", 0);

        var thrown =
                assertThrows(
                        StackException.class,
                        () ->
                                new Rollback(around(engine))
                                        .run(STACK, Optional.empty(), DeployRequest.UNCHANGED));

        assertEquals(End.NO_WAY_BACK, ((Failure.DeploymentFailed) thrown.failure()).end());
        assertTrue(thrown.failure().message().contains("cannot be asked"), thrown::toString);
    }

    @Test
    void services_that_nobody_named_keep_what_they_may_need() throws IOException {
        deploy("1");
        next();

        var plan = deploy(shop("2"), DeployRequest.DEFAULTS.of(Set.of(ServiceName.of("web"))));

        assertEquals(List.of("003_drop: waits for a deployment of all services"), plan.warnings());
        assertEquals(List.of(CREATE, ADD), database.statements());
        deploy("2");
        assertEquals(List.of(CREATE, ADD, DROP), database.statements());
    }

    @Test
    void a_database_that_is_replaced_is_migrated_before_whoever_needs_it() throws IOException {
        deploy("1");
        next();

        var plan =
                new Deploy(around(engine))
                        .plan(
                                stack(definition("2", "'true'").replace("DB: \"1\"", "DB: \"2\"")),
                                DeployRequest.DEFAULTS)
                        .toString();

        assertTrue(plan.contains("the database starts, pending: 002_add"), plan);
        assertTrue(plan.indexOf("record") < plan.indexOf("migrate db/1"), plan);
        assertTrue(plan.indexOf("migrate db/1") < plan.indexOf("create  web/1"), plan);
    }

    @Test
    void while_the_old_version_may_come_back_nothing_is_taken_away() throws IOException {
        deploy("1");
        next();
        var canary =
                new DeployRequest(
                        DeployRequest.DEFAULTS.up(),
                        DeployOptions.of(Strategy.CANARY),
                        Optional.of(250),
                        "",
                        LockWait.NONE);
        assertInstanceOf(
                Failure.DeploymentWaits.class,
                assertThrows(StackException.class, () -> deploy(shop("2"), canary)).failure());

        var refused =
                assertThrows(
                        StackException.class,
                        () -> new Migrate(around(engine)).run(shop("2"), Request.Up.WHOLE, false));
        assertTrue(refused.failure().message().contains("half deployed"), refused::toString);

        // Somebody does it in another way.
        migrateByHand();
        var abort =
                assertThrows(StackException.class, () -> new Deploy(around(engine)).abort(STACK));
        assertEquals(End.NO_WAY_BACK, ((Failure.DeploymentFailed) abort.failure()).end());
        assertTrue(abort.failure().message().endsWith("003_drop.up.sql"), abort::toString);
        new Deploy(around(engine)).promote(STACK, DeployRequest.UNCHANGED);
        assertEquals(Set.of("2"), versions());
    }

    @Test
    void up_takes_away_only_where_all_come_to_their_definition() throws IOException {
        new Up(around(engine)).run(shop("1"), UpRequest.DEFAULTS);
        next();

        new Up(around(engine))
                .run(shop("2"), UpRequest.DEFAULTS.naming(Set.of(ServiceName.of("web"))));
        assertEquals(List.of(CREATE, ADD), database.statements());

        new Up(around(engine)).run(shop("2"), UpRequest.DEFAULTS);
        assertEquals(List.of(CREATE, ADD, DROP), database.statements());
    }

    @Test
    void a_deployment_that_was_killed_migrates_once_and_in_time() throws IOException {
        next();
        for (int call = 1; ; call++) {
            for (boolean done : new boolean[] {false, true}) {
                Files.delete(folder.resolve("002_add.up.sql"));
                Files.delete(folder.resolve("003_drop.up.sql"));
                var sql = new FakePostgres();
                var world = engine(sql);
                new Deploy(around(world)).run(shop("1"), DeployRequest.DEFAULTS);
                next();
                var where = "killed " + (done ? "after" : "before") + " call " + call;
                try {
                    new Deploy(around(MortalEngine.of(world, call, done)))
                            .run(shop("2"), DeployRequest.DEFAULTS);
                    assertTrue(call > 40, "no deployment needs so few calls: " + call);
                    return;
                } catch (StackException | MortalEngine.Killed e) {
                    KilledShop.letLockRunOut(world);
                }
                assertTrue(
                        !sql.statements().contains(DROP) || versions(world).equals(Set.of("2")),
                        where);
                new Deploy(around(world)).run(shop("2"), DeployRequest.DEFAULTS);
                assertEquals(List.of(CREATE, ADD, DROP), sql.statements(), where);
                assertEquals(Set.of("2"), versions(world), where);
                var last = new RevisionStore(world, STACK).list().getFirst();
                assertEquals(
                        Optional.of(Outcome.Result.SUCCEEDED),
                        last.outcome().map(Outcome::result),
                        where);
                assertEquals(Optional.of("db 3"), last.schema().map(Object::toString), where);
            }
        }
    }

    private void migrateByHand() {
        var db =
                engine.containers().ofAllStacks(false).stream()
                        .filter(container -> container.service().value().equals("db"))
                        .findFirst()
                        .orElseThrow();
        new StackMigrations(
                        engine,
                        _ -> {},
                        MigrationFolder.of(folder.toString(), TestSettings.process()),
                        db.id(),
                        Duration.ZERO)
                .run(Request.Up.WHOLE);
    }

    private void next() throws IOException {
        migration("002_add", ADD);
        migration("003_drop", "-- stackctl: after\n" + DROP);
    }

    private void migration(String name, String statement) throws IOException {
        Files.writeString(folder.resolve(name + ".up.sql"), statement + ";\n");
    }

    private Plan<?> deploy(String version) {
        return deploy(shop(version), DeployRequest.DEFAULTS);
    }

    private Plan<?> deploy(Stack stack, DeployRequest request) {
        return new Deploy(around(engine)).run(stack, request);
    }

    private Stack shop(String version) {
        return shop(version, "'true'");
    }

    private Stack shop(String version, String check) {
        return stack(definition(version, check));
    }

    private static Stack stack(String definition) {
        return Stacks.shop(definition);
    }

    private String definition(String version, String check) {
        return """
        services:
          gate: { image: 'shop:1', labels: { io.stackctl.gateway: "1" } }
          db: { image: 'shop:1', environment: { DB: "1" }, healthcheck: { test: [CMD, 'true'] } }
          web:
            image: 'shop:1'
            depends_on: [db]
            environment: { V: "VERSION" }
            healthcheck: { test: [CMD, CHECK] }
        x-stackctl:
          migrations: { directory: FOLDER, database: db }
          deploy: { min-healthy: 0s, canary: { each: 0s, min-requests: 0 } }
        """
                .replace("VERSION", version)
                .replace("CHECK", check)
                .replace("FOLDER", folder.toString());
    }

    private Surroundings around(Engine other) {
        return TestSurroundings.of(other, _ -> {}, _ -> true, Interruption.never(), false);
    }

    private List<Revision> revisions() {
        return new RevisionStore(engine, STACK).list();
    }

    private Map<String, String> ids() {
        var ids = new TreeMap<String, String>();
        engine.containers()
                .ofAllStacks(true)
                .forEach(container -> ids.put(container.name(), container.id().value()));
        return ids;
    }

    private Set<String> versions() {
        return versions(engine);
    }

    /** What runs of web. */
    private static Set<String> versions(FakeEngine world) {
        return Set.copyOf(
                world.containers().ofAllStacks(false).stream()
                        .filter(container -> container.service().value().equals("web"))
                        .map(ObservedContainer::name)
                        .map(name -> world.variablesOf(name).getOrDefault("V", ""))
                        .toList());
    }
}
