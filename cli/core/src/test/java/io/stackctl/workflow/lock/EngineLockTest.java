package io.stackctl.workflow.lock;

import io.stackctl.engine.Engine;
import io.stackctl.engine.FakeEngine;
import io.stackctl.model.name.StackName;

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
}
