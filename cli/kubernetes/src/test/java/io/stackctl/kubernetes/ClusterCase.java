package io.stackctl.kubernetes;

import io.stackctl.kubernetes.fake.FakeCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a cluster that is played, and a definition that can be brought to it. */
abstract class ClusterCase {

    @TempDir Path folder;

    final FakeCluster cluster = new FakeCluster();
    OnCluster shop = new OnCluster(Path.of("/"), "");

    private final String definition;

    /** Begins with a definition that has not been brought yet. */
    ClusterCase(String definition) {
        this.definition = definition;
    }

    @BeforeEach
    void connect() {
        shop = new OnCluster(folder, cluster.kubeconfig(folder).toString());
        shop.define(definition);
    }

    @AfterEach
    void close() {
        shop.close();
        cluster.close();
    }
}
