package io.stackctl.command;

/**
 * The help of {@code stackctl} itself: all verbs with a line each, then the flags in front of them.
 */
final class RootHelp {

    private static final int NAME_WIDTH = 12;

    private final Syntax syntax;
    private final VerbSource verbs;

    RootHelp(Syntax syntax, VerbSource verbs) {
        this.syntax = syntax;
        this.verbs = verbs;
    }

    String text() {
        var text = new StringBuilder(syntax.help());
        text.append("\nVerbs:\n");
        for (String name : verbs.names()) {
            verbs.verb(name)
                    .ifPresent(verb ->
                            text.append("  ")
                                    .append(name)
                                    .repeat(' ', Math.max(1, NAME_WIDTH - name.length()))
                                    .append(verb.summary())
                                    .append('\n'));
        }
        return text.append(
                        "\nExample:\n  stackctl up -d --wait\n\n'stackctl VERB --help' says more about a verb.\n")
                .toString();
    }
}
