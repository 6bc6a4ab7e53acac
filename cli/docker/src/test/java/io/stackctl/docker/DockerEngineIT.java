package io.stackctl.docker;

import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineContract;
import io.stackctl.engine.ObservationScope;
import io.stackctl.local.TestSettings;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedNetwork;
import io.stackctl.state.ObservedVolume;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class DockerEngineIT implements EngineContract {

    private static final String STACK = "stackctl-contract-it";
    private static final String IMAGE = "stackctl-it/contract:1";

    private static final DockerEngine ENGINE =
            new DockerEngine(
                    TestSettings.process(),
                    notice -> {
                        throw new AssertionError(notice);
                    });

    @BeforeAll
    static void makeImage() {
        TestImage.ensure(ENGINE, IMAGE);
        removeAll();
    }

    @AfterAll
    static void closeEngine() {
        ENGINE.images().remove(IMAGE, false);
        ENGINE.close();
    }

    @AfterEach
    void cleanUp() {
        removeAll();
    }

    private static void removeAll() {
        var observed = ENGINE.observe(StackName.of(STACK), ObservationScope.CONTAINERS);
        for (ObservedContainer container : observed.containers()) {
            ENGINE.containers().remove(container.id(), true);
        }
        for (ObservedNetwork network : observed.networks()) {
            ENGINE.networks().remove(network.id());
        }
        for (ObservedVolume volume : observed.volumes()) {
            ENGINE.volumes().remove(VolumeName.of(volume.name()), true);
        }
    }

    @Override
    public Engine engine() {
        return ENGINE;
    }

    @Override
    public String stackName() {
        return STACK;
    }

    @Override
    public String image() {
        return IMAGE;
    }
}
