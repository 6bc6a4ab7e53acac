package io.stackctl.command.lifecycle;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Session;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.ReplicaCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Replica counts such as {@code worker=2}. */
public final class ScaleArguments {

    private ScaleArguments() {}

    /** Those of {@code --scale}. */
    public static Map<ServiceName, ReplicaCount> ofFlag(List<String> words) {
        return read(
                words, word -> "invalid --scale option \"" + word + "\". Should be SERVICE=NUM");
    }

    /** Those of the verb {@code scale}. */
    public static Map<ServiceName, ReplicaCount> ofVerb(List<String> words) {
        return read(words, word -> "invalid scale specifier: " + word);
    }

    private static Map<ServiceName, ReplicaCount> read(
            List<String> words, Function<String, String> complaint) {
        Map<ServiceName, ReplicaCount> counts = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw BadUsage.of(
                        complaint.apply(word), "Write it as SERVICE=NUMBER, such as worker=2.");
            }
            try {
                counts.put(
                        Session.service(word.substring(0, equals)),
                        ReplicaCount.of(word.substring(equals + 1)));
            } catch (InvalidValueException invalid) {
                throw BadUsage.of(complaint.apply(word), String.valueOf(invalid.getMessage()));
            }
        }
        return counts;
    }
}
