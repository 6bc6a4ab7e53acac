package io.stackctl.engine;

import io.stackctl.model.deploy.Machine;
import java.util.Map;

/**
 * The machine behind an engine.
 *
 * @param name its host name
 * @param operatingSystem such as {@code Debian GNU/Linux 12 (bookworm)}
 * @param osType such as {@code linux}
 * @param architecture such as {@code x86_64}
 * @param labels the engine's own, from its configuration
 * @param dataRoot where it keeps images and volumes
 * @param storageDriver such as {@code overlay2}
 * @param cpus how many processors
 * @param memory in bytes
 * @param containers how many containers it holds
 * @param images how many images it holds
 */
public record EngineInfo(
        String name,
        String operatingSystem,
        String osType,
        String architecture,
        Map<String, String> labels,
        String dataRoot,
        String storageDriver,
        int cpus,
        long memory,
        int containers,
        int images) {

    public EngineInfo {
        labels = Map.copyOf(labels);
    }

    /** What constraints of placement can ask for. */
    public Machine machine() {
        return new Machine(name, osType, architecture, labels);
    }
}
