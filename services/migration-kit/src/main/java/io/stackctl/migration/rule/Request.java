package io.stackctl.migration.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** What is to be run. */
public sealed interface Request {

    /** The first words of requests. */
    List<String> WORDS = List.of("up", "down", "redo", "reset");

    /** With {@code up}: those that wait, too. */
    String CONTRACT = "--contract";

    /**
     * Pending migrations, oldest first.
     *
     * @param most how many; empty for all
     * @param contract whether those are among them that have to wait until nobody needs what they
     *     take away
     */
    record Up(OptionalInt most, boolean contract) implements Request {

        /** All that break nothing. */
        public static final Up EXPANDING = new Up(OptionalInt.empty(), false);

        /** All. */
        public static final Up WHOLE = new Up(OptionalInt.empty(), true);
    }

    /**
     * Reverts applied migrations, newest first.
     *
     * @param most how many, at least 1
     */
    record Down(int most) implements Request {}

    /** Reverts the newest migration and applies it again, as its files are now. */
    record Redo() implements Request {}

    /** Reverts all migrations. */
    record Reset() implements Request {

        private static final Set<String> PRODUCTION = Set.of("prod", "production");

        /**
         * Refuses where data is that must not get lost.
         *
         * @param environment such as {@code dev}; {@code prod} and {@code production} are refused
         * @param forced whether the user insists
         */
        public void check(String environment, boolean forced) {
            if (PRODUCTION.contains(environment.strip().toLowerCase(Locale.ROOT)) && !forced) {
                throw new MigrationException(
                        "a reset reverts everything, and this is the environment '"
                                + environment
                                + "'",
                        "--force does it nevertheless");
            }
        }
    }

    /**
     * Reads one, such as {@code down 2} or {@code up --contract}.
     *
     * @throws MigrationException when it is none
     */
    static Request of(List<String> all) {
        var words = new ArrayList<>(all);
        boolean contract = words.remove(CONTRACT);
        var verb = words.isEmpty() ? "" : words.getFirst();
        var rest = words.isEmpty() ? words : words.subList(1, words.size());
        if (rest.size() > (verb.equals("up") || verb.equals("down") ? 1 : 0)) {
            throw new MigrationException("'" + rest.getLast() + "' is too much after " + verb, "");
        }
        if (contract && !verb.equals("up")) {
            throw new MigrationException(CONTRACT + " belongs to up", "");
        }
        return switch (verb) {
            case "up" ->
                    new Up(
                            rest.isEmpty() ? OptionalInt.empty() : OptionalInt.of(count(rest)),
                            contract);
            case "down" -> new Down(rest.isEmpty() ? 1 : count(rest));
            case "redo" -> new Redo();
            case "reset" -> new Reset();
            default ->
                    throw new MigrationException(
                            "'" + verb + "' is nothing to do with migrations",
                            "write one of " + String.join(", ", WORDS));
        };
    }

    private static int count(List<String> rest) {
        var word = rest.getFirst();
        if (!word.matches("[1-9]\\d{0,5}")) {
            throw new MigrationException(
                    "'" + word + "' is not how many migrations to run", "write a number from 1");
        }
        return Integer.parseInt(word);
    }
}
