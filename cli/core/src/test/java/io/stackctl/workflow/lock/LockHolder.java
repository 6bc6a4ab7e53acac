package io.stackctl.workflow.lock;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that takes a lock, says whether it got it, and keeps it until it is ended. */
final class LockHolder {

    private LockHolder() {}

    /** Runs it in a home folder. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var home = Path.of(arguments[0]);
        try (var out = new FileOutputStream(FileDescriptor.out);
                var lock = new LockFile(LockFolder.of(home, home), "shop.lock")) {
            if (!lock.tryTake()) {
                out.write("taken already\n".getBytes(StandardCharsets.UTF_8));
                return;
            }
            lock.sign("up 4711 1");
            out.write("taken\n".getBytes(StandardCharsets.UTF_8));
            Thread.currentThread().join();
        }
    }
}
