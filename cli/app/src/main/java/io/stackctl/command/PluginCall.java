package io.stackctl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How Docker's client calls a plugin: with all of its own line, {@code [FLAG…] compose WORD…}, or
 * {@code [FLAG…] help compose WORD…}, and a variable that says so (docker/cli, {@code
 * cli-plugins/metadata}).
 *
 * <p>A program that a plugin starts has the variable too, so a line that is not of that form is one
 * of stackctl's own.
 */
public final class PluginCall {

    /** Holds the command by which the client was called. */
    private static final String MARK = "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND";

    /** A link to the launcher is called {@code docker-} and one of them. */
    private static final List<String> NAMES = List.of("compose", "stackctl");

    private PluginCall() {}

    /** Reads the client's flags into ours, and gives back the words that follow. */
    static List<String> ownWords(
            GlobalFlags flags, List<String> line, Map<String, String> environment) {
        if (environment.getOrDefault(MARK, "").isEmpty()) {
            return line;
        }
        Syntax client = flags.clientSyntax();
        int first = firstArgument(line, client);
        boolean help = first < line.size() && line.get(first).equals("help");
        int name = help ? first + 1 : first;
        if (name >= line.size() || !isName(line.get(name))) {
            return line;
        }
        client.parse(line.subList(0, first));
        List<String> own = new ArrayList<>(help ? List.of("help") : List.of());
        own.addAll(line.subList(name + 1, line.size()));
        return own;
    }

    /** Whether a word is what the client may call this plugin. */
    public static boolean isName(String word) {
        return NAMES.contains(word);
    }

    private static int firstArgument(List<String> line, Syntax client) {
        int at = 0;
        while (at < line.size() && line.get(at).startsWith("-")) {
            at += isValued(line.get(at), client) ? 2 : 1;
        }
        return at;
    }

    /** Letters may stand together, and the last of them has the value: {@code -DH}. */
    private static boolean isValued(String word, Syntax client) {
        return client.valued(word.replaceFirst("^-D+", "-")).isPresent();
    }
}
