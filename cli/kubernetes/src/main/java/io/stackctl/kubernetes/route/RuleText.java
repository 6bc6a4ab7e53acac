package io.stackctl.kubernetes.route;

import io.stackctl.failure.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the rule of a router: hosts, paths, {@code &&}, {@code ||} and parentheses. */
final class RuleText {

    private static final Pattern MATCHER =
            Pattern.compile(
                    "\\s*([A-Za-z]+)\\(\\s*([`\"][^`\"]*[`\"](?:\\s*,\\s*[`\"][^`\"]*[`\"])*)\\s*\\)");

    private static final int MOST = 100;

    private final String text;
    private int at;

    private RuleText(String text) {
        this.text = text;
    }

    /**
     * Parses a rule.
     *
     * @throws InvalidValueException for what has no counterpart in Kubernetes
     */
    static List<Rule> parse(String text) {
        var reader = new RuleText(text);
        var rules = reader.alternatives();
        if (reader.at < text.length() && !text.substring(reader.at).isBlank()) {
            throw reader.wrong();
        }
        return rules;
    }

    private List<Rule> alternatives() {
        var all = new ArrayList<>(conjunction());
        while (takes("||")) {
            all.addAll(conjunction());
        }
        return bounded(all);
    }

    private List<Rule> conjunction() {
        var all = single();
        while (takes("&&")) {
            all = bounded(Rule.and(all, single()));
        }
        return all;
    }

    private List<Rule> bounded(List<Rule> rules) {
        if (rules.size() > MOST) {
            throw wrong();
        }
        return rules;
    }

    private List<Rule> single() {
        if (takes("(")) {
            var inner = alternatives();
            if (!takes(")")) {
                throw wrong();
            }
            return inner;
        }
        var matcher = MATCHER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong();
        }
        at = matcher.end();
        var rules = new ArrayList<Rule>();
        for (var word : matcher.group(2).split("\\s*,\\s*", -1)) {
            rules.add(rule(matcher.group(1), word.strip().substring(1, word.strip().length() - 1)));
        }
        return rules;
    }

    private Rule rule(String name, String value) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "host" -> new Rule(Optional.of(value), Optional.empty());
            case "pathprefix" ->
                    value.equals("/")
                            ? Rule.ALL
                            : new Rule(Optional.empty(), Optional.of(new Rule.Path(value, false)));
            case "path" -> new Rule(Optional.empty(), Optional.of(new Rule.Path(value, true)));
            default -> throw wrong();
        };
    }

    private boolean takes(String word) {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private InvalidValueException wrong() {
        return new InvalidValueException(
                "the rule '" + text + "' has no counterpart in Kubernetes",
                "use Host, Path and PathPrefix with && and ||");
    }
}
