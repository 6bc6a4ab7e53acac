package io.stackctl.engine;

/**
 * The machine behind an engine.
 *
 * @param name its host name
 * @param operatingSystem such as {@code Debian GNU/Linux 12 (bookworm)}
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
        String dataRoot,
        String storageDriver,
        int cpus,
        long memory,
        int containers,
        int images) {}
