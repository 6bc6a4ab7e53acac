package io.stackctl;

import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.Engine;
import io.stackctl.local.TestSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The frame of tests that run stackctl as processes on the engine of this machine: a folder for the
 * definition of one stack, of which nothing is left afterwards, and the engine to look at it.
 */
abstract class RealEngineCase {

    @TempDir Path folder;

    final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});

    @BeforeEach
    void ensureImage() {
        TestImage.ensure(engine);
    }

    @AfterEach
    void removeStack() throws Exception {
        OwnProcess.run(folder, "nuke", "--yes");
        engine.close();
    }
}
