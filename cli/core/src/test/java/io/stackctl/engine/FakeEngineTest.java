package io.stackctl.engine;

class FakeEngineTest implements EngineContract {

    private final Engine engine = FakeEngine.with("test/busybox:1");

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public String stackName() {
        return "contract";
    }

    @Override
    public String image() {
        return "test/busybox:1";
    }
}
