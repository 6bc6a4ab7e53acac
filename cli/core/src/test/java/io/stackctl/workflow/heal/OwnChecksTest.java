package io.stackctl.workflow.heal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineWith;
import io.stackctl.engine.Executions;
import io.stackctl.engine.FakeEngine;
import io.stackctl.model.name.ContainerId;
import io.stackctl.planner.heal.VitalSigns.OwnFinding;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.state.HealthReport;
import io.stackctl.workflow.TestPace;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OwnChecksTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final TestPace pace = new TestPace();
    private final CountDownLatch hanging = new CountDownLatch(1);

    private final HealthReport report =
            new HealthReport(
                    List.of("check"), SECOND, Duration.ofMillis(1), Duration.ZERO, 3, 0, List.of());

    @Test
    void a_check_that_hangs_fails_and_is_not_begun_again_beside_it() throws Exception {
        new Up(TestSurroundings.of(engine, _ -> {}))
                .run(Stacks.shop("services: { web: { image: 'shop:1' } }"), UpRequest.DEFAULTS);
        var web = engine.idOf("shop-web-1");
        var checks = new OwnChecks(slow(), pace);

        find(checks, web);
        awaitBegun(1);
        find(checks, web);
        var third = find(checks, web);

        assertEquals(new OwnFinding(3, SECOND.multipliedBy(2)), third);
        checks.keep(Set.of());
        find(checks, web);
        awaitBegun(2);
        assertEquals(2, begun());
        hanging.countDown();
    }

    private OwnFinding find(OwnChecks checks, ContainerId container) {
        var finding = checks.find(container, report, Duration.ofMinutes(1)).orElseThrow();
        pace.pass(SECOND);
        return finding;
    }

    /** It is begun beside whoever waits for it. */
    private void awaitBegun(int count) throws InterruptedException {
        while (begun() < count) {
            Thread.sleep(1);
        }
    }

    private long begun() {
        return engine.calls().stream().filter("exec shop-web-1 check"::equals).count();
    }

    /** The same engine, on which no further process comes to its end. */
    private Engine slow() {
        var executions =
                (Executions)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {Executions.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("start")) {
                                        hanging.await();
                                    }
                                    return method.invoke(engine.executions(), arguments);
                                });
        return EngineWith.part(engine, "executions", executions);
    }
}
