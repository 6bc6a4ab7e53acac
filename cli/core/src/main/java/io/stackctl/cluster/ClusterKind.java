package io.stackctl.cluster;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.NearestName;
import java.util.List;
import java.util.Optional;

/** What a stack can run on beside a single engine. */
public enum ClusterKind {
    KUBERNETES("kubernetes"),
    SWARM("swarm");

    /** What stands for none of these. */
    private static final String ENGINE = "engine";

    private final String word;

    ClusterKind(String word) {
        this.word = word;
    }

    /** How it is called by {@code --target}. */
    public String word() {
        return word;
    }

    /**
     * Reads the word of {@code --target}, {@code STACKCTL_TARGET} or {@code x-stackctl.target}.
     *
     * @return empty for {@code engine} and where nothing is said
     * @throws InvalidValueException for any other word
     */
    public static Optional<ClusterKind> of(String word) {
        if (word.isEmpty() || word.equals(ENGINE)) {
            return Optional.empty();
        }
        for (var kind : values()) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        throw new InvalidValueException(
                "there is no target '" + word + "'",
                NearestName.to(word, List.of(ENGINE, KUBERNETES.word, SWARM.word))
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("use engine, kubernetes or swarm"));
    }
}
