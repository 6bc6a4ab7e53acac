package io.stackctl.workflow.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineWith;
import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.Volumes;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.history.LockClaim;
import io.stackctl.local.TestSettings;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.Confirmation;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.ProcessIdentity;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestPace;
import io.stackctl.workflow.TestProcess;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EngineLockTest implements EngineLockContract {

    private final FakeEngine engine = FakeEngine.with();

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public StackName stack() {
        return StackName.of("shop");
    }

    @Override
    public int rounds() {
        return 100;
    }

    private static LockClaim wish(String command, String process) {
        return Acquisition.wish("ada@laptop", command, process);
    }

    private EngineLock take(Engine through, LockClaim wish) {
        var around = Surroundings.of(through, TestSettings.of(Map.of()), _ -> {});
        return Acquisition.take(around, stack(), wish, LockWait.NONE, new TestPace());
    }

    /** The same engine, on which something happens once, right after its volumes were listed. */
    private Engine interrupted(Runnable meanwhile) {
        var once = new AtomicBoolean();
        var volumes =
                (Volumes)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {Volumes.class},
                                (_, method, arguments) -> {
                                    var answer = method.invoke(engine.volumes(), arguments);
                                    if (method.getName().equals("labelled")
                                            && once.compareAndSet(false, true)) {
                                        meanwhile.run();
                                    }
                                    return answer;
                                });
        return EngineWith.part(engine, "volumes", volumes);
    }

    @Test
    void one_that_looked_too_long_ago_withdraws_before_whoever_came_meanwhile() throws Exception {
        take(engine, wish("dead", TestProcess.ended()));
        var newcomer = new AtomicReference<EngineLock>();
        var slow =
                interrupted(() -> {
                    take(engine, wish("quick", "")).close();
                    newcomer.set(take(engine, wish("newcomer", ProcessIdentity.own())));
                });

        var refused =
                assertThrows(StackException.class, () -> take(slow, wish("slow", ""))).failure();

        assertInstanceOf(Failure.LockHeld.class, refused);
        assertTrue(refused.message().contains("`newcomer`"), refused.message());
        assertTrue(newcomer.get().holds());
    }

    @Test
    void only_whoever_the_user_was_asked_about_loses_it() {
        var first = take(engine, wish("first", ""));
        var second = new AtomicReference<EngineLock>();
        var questions = new ArrayList<String>();
        Confirmation user =
                question -> {
                    questions.add(question);
                    if (questions.size() > 1) {
                        return false;
                    }
                    first.close();
                    second.set(take(engine, wish("second", "")));
                    return true;
                };
        var around =
                new Surroundings(
                        engine,
                        TestSettings.of(Map.of()),
                        _ -> {},
                        user,
                        Interruption.never(),
                        false);

        var result = new LockControl(around, stack()).breakIt();

        assertTrue(second.get().holds());
        assertEquals(LockControl.Result.DECLINED, result);
        assertTrue(questions.getLast().contains("`second`"), questions::toString);
    }
}
