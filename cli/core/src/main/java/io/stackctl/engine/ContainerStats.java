package io.stackctl.engine;

import io.stackctl.model.name.ContainerId;

/**
 * One reading of what a container uses.
 *
 * @param cpuPercent of one processor: 200 means two are busy
 * @param memoryUsed in bytes, page cache left out as the engine's client does
 * @param memoryLimit in bytes
 * @param networkReceived in bytes since start, over all networks
 * @param networkSent in bytes since start
 * @param blockRead in bytes since start
 * @param blockWritten in bytes since start
 * @param processes processes and kernel threads
 */
public record ContainerStats(
        ContainerId id,
        String name,
        double cpuPercent,
        long memoryUsed,
        long memoryLimit,
        long networkReceived,
        long networkSent,
        long blockRead,
        long blockWritten,
        long processes) {}
