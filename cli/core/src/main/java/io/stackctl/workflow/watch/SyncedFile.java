package io.stackctl.workflow.watch;

import java.nio.file.Path;

/**
 * A file that containers are to have as this machine has it.
 *
 * @param source where it is here; when it is gone, it goes there too
 * @param target absolute path in the container
 */
public record SyncedFile(Path source, String target) {}
