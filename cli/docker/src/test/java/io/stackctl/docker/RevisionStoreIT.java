package io.stackctl.docker;

import io.stackctl.engine.Engine;
import io.stackctl.history.AuditLogContract;
import io.stackctl.history.RevisionStoreContract;
import io.stackctl.local.TestSettings;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Revisions, and the list of what was done, in the volumes of a real engine. */
class RevisionStoreIT implements RevisionStoreContract, AuditLogContract {

    private static final StackName STACK = StackName.of("stackctl-history-it");

    private static final DockerEngine ENGINE =
            new DockerEngine(
                    TestSettings.process(),
                    notice -> {
                        throw new AssertionError(notice);
                    });

    @BeforeAll
    static void makeImage() {
        TestImage.ensure(ENGINE);
        removeAll();
    }

    @AfterAll
    static void closeEngine() {
        ENGINE.images().remove("stackctl-empty:1", false);
        ENGINE.close();
    }

    @AfterEach
    void cleanUp() {
        removeAll();
    }

    private static void removeAll() {
        for (var held : ENGINE.containers().held(Map.of("io.stackctl.holder", STACK.value()))) {
            ENGINE.containers().remove(held.id(), true);
        }
        for (var volume : ENGINE.volumes().all()) {
            if (volume.name().startsWith(STACK + "_stackctl-")) {
                ENGINE.volumes().remove(VolumeName.of(volume.name()), true);
            }
        }
        for (var image : ENGINE.images().all(Map.of())) {
            for (var tag : image.tags()) {
                if (tag.startsWith(STACK + "-")) {
                    ENGINE.images().remove(tag, false);
                }
            }
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
    public String image() {
        return TestImage.NAME;
    }
}
