package io.stackctl.model.deploy;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of definitions behind constants: {@code blue-green} for {@code BLUE_GREEN}. */
final class Words {

    private static final int LONGEST_SHOWN = 60;

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> List<String> all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
    }

    static <E extends Enum<E>> Optional<E> find(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(text))
                .findFirst();
    }

    static <E extends Enum<E>> E parse(Class<E> type, String what, String text) {
        return find(type, text)
                .orElseThrow(() ->
                        new InvalidValueException(
                                shown(text) + " is not a " + what,
                                advice(text, all(type), "use ")));
    }

    /** A text in quotes, cut where it would fill the line. */
    static String shown(String text) {
        return "'" + (text.length() > LONGEST_SHOWN ? cut(text) + "…" : text) + "'";
    }

    private static String cut(String text) {
        int end =
                LONGEST_SHOWN - (Character.isHighSurrogate(text.charAt(LONGEST_SHOWN - 1)) ? 1 : 0);
        return text.substring(0, end);
    }

    static String advice(String text, List<String> known, String otherwise) {
        return NearestName.to(text.length() > LONGEST_SHOWN ? "" : text, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(otherwise + String.join(", ", known));
    }
}
