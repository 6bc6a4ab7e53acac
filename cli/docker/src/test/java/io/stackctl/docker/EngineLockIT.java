package io.stackctl.docker;

import io.stackctl.engine.Engine;
import io.stackctl.history.LockLabels;
import io.stackctl.local.TestSettings;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.workflow.lock.EngineLockContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The right to deploy, in the volumes of a real engine. */
class EngineLockIT implements EngineLockContract {

    private static final StackName STACK = StackName.of("stackctl-lock-it");

    private static final DockerEngine ENGINE =
            new DockerEngine(
                    TestSettings.process(),
                    notice -> {
                        throw new AssertionError(notice);
                    });

    @BeforeAll
    static void cleanBefore() {
        removeAll();
    }

    @AfterAll
    static void closeEngine() {
        ENGINE.close();
    }

    @AfterEach
    void cleanUp() {
        removeAll();
    }

    private static void removeAll() {
        for (var volume : ENGINE.volumes().labelled(LockLabels.ofStack(STACK))) {
            ENGINE.volumes().remove(VolumeName.of(volume.name()), true);
        }
    }

    @Override
    public Engine engine() {
        return ENGINE;
    }

    @Override
    public StackName stack() {
        return STACK;
    }

    @Override
    public int rounds() {
        return 5;
    }
}
