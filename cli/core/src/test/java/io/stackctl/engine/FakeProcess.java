package io.stackctl.engine;

import io.stackctl.event.Event.Stream;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a command does in a fake container: {@code true} and {@code false} end at once, {@code sh
 * -c} understands {@code echo TEXT}, {@code echo TEXT >&2} and {@code exit N} with {@code ;}
 * between them, and everything else runs on.
 */
record FakeProcess(List<String> command) {

    /** Takes what a process writes. */
    interface Output {
        void line(Stream stream, String text);
    }

    /** Runs it; empty when it runs on. */
    OptionalInt run(Output output) {
        if (command.equals(List.of("true"))) {
            return OptionalInt.of(0);
        }
        if (command.equals(List.of("false"))) {
            return OptionalInt.of(1);
        }
        if (command.size() != 3 || !command.getFirst().equals("sh")) {
            return OptionalInt.empty();
        }
        for (String statement : command.get(2).split(";", -1)) {
            String words = statement.strip();
            if (words.startsWith("exit ")) {
                return OptionalInt.of(Integer.parseInt(words.substring(5).strip()));
            }
            if (!words.startsWith("echo ")) {
                return OptionalInt.empty();
            }
            boolean error = words.endsWith(">&2");
            String text = words.substring(5, words.length() - (error ? 3 : 0)).strip();
            output.line(error ? Stream.STDERR : Stream.STDOUT, text);
        }
        return OptionalInt.of(0);
    }
}
