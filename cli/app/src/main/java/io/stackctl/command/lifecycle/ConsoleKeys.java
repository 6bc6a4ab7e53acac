package io.stackctl.command.lifecycle;

import io.stackctl.terminal.device.Console;
import io.stackctl.workflow.output.Keys;
import java.io.IOException;
import java.util.function.IntConsumer;

/** The keys of the console. */
record ConsoleKeys(Console console) implements Keys {

    @Override
    public Listening listen(IntConsumer key) {
        var mode = console.tty().enterKeyMode();
        // Reading the console cannot be interrupted: the thread must not keep the process alive.
        var reader = Thread.ofPlatform().daemon().name("keys").start(() -> read(key));
        return () -> {
            reader.interrupt();
            mode.close();
        };
    }

    private void read(IntConsumer key) {
        try {
            for (int typed = console.in().read();
                    typed >= 0 && !Thread.currentThread().isInterrupted();
                    typed = console.in().read()) {
                key.accept(typed);
            }
        } catch (IOException e) {
            // The terminal is gone: nobody types any more.
            return;
        }
    }
}
