package io.stackctl.junit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A run in a process of its own, which somebody else ends. */
final class OwnRun {

    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private OwnRun() {}

    /** Begins it. */
    public static void main(String[] arguments) {
        TestRun.of(ComposeStackIT.Endless.class).passed();
    }

    static void say(String line) {
        OUT.println(line);
    }
}
