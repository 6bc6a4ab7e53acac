package io.stackctl.traffic;

import io.stackctl.definition.yaml.YamlReader;
import io.stackctl.failure.StackException;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Sequence;
import java.util.List;
import java.util.Optional;

/**
 * What a proxy answered.
 *
 * @param code how the program that asked it ended: 0 for an answer that means yes
 * @param text what it wrote, bounded
 */
record Answer(int code, String text) {

    private static final int FINE = 0;
    private static final int NOT_FOUND = 44;
    private static final int NOBODY = 7;
    private static final int NO_PROGRAM = 127;
    private static final int NOT_EXECUTABLE = 126;
    private static final int DEEPEST = 10;

    /** Nobody can be asked. */
    static final Answer GONE = new Answer(NOBODY, "");

    /** It has nothing that could be asked. */
    static final Answer DUMB = new Answer(NO_PROGRAM, "");

    boolean isFine() {
        return code == FINE;
    }

    /** It serves nothing of that kind. */
    boolean isUnknown() {
        return code == NOT_FOUND;
    }

    /** Nobody is there to answer, or not yet. */
    boolean isSilence() {
        return code == NOBODY;
    }

    /** It is of a kind that cannot be asked, such as an older one. */
    boolean isDumb() {
        return code == NO_PROGRAM || code == NOT_EXECUTABLE;
    }

    /** The object that it is; empty when it is something else, which only a foreign one sends. */
    Optional<Mapping> object() {
        return root().filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    /** The objects of the list that it is; empty when it is something else. */
    List<Mapping> objects() {
        return root().filter(Sequence.class::isInstance).stream()
                .flatMap(list -> ((Sequence) list).items().stream())
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
    }

    private Optional<Node> root() {
        try {
            var documents = YamlReader.read("answer", text, DEEPEST);
            return documents.size() == 1
                    ? Optional.of(documents.getFirst().root())
                    : Optional.empty();
        } catch (StackException e) {
            return Optional.empty();
        }
    }
}
