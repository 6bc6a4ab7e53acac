package io.stackctl.engine;

/**
 * A file to put into a container.
 *
 * @param path absolute, in the container
 * @param content its text, written as UTF-8
 * @param mode the permission bits, such as 0444 (292)
 * @param uid the owner
 * @param gid the owning group
 */
public record ContainerFile(String path, String content, int mode, int uid, int gid) {}
