package io.stackctl.services.gateway.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Traefik's rule language, such as <code>
 * Host(`a`, `b`) {@literal &&} (PathPrefix(`/x`) || !Path(`/y`))</code>: and binds tighter than or,
 * values stand in backticks or double quotes. A rule is read, compared and matched by calls within
 * calls: what could use up a thread's stack is refused, since that thread serves others too.
 */
final class RuleParser {
    /** Parentheses and negations around a matcher. */
    private static final int DEEPEST = 50;

    /** Matchers, each of which a request may be held against by a call of its own. */
    private static final int MOST = 1000;

    private final String text;
    private int at;
    private int depth;
    private int matchers;

    RuleParser(String text) {
        this.text = text;
    }

    Rule parse() {
        var rule = either();
        skipSpace();
        if (at < text.length()) {
            throw wrong("expected && or || or the end");
        }
        return rule;
    }

    private Rule either() {
        var rule = both();
        while (accept("||")) {
            rule = new Rule.Or(rule, both());
        }
        return rule;
    }

    private Rule both() {
        var rule = single();
        while (accept("&&")) {
            rule = new Rule.And(rule, single());
        }
        return rule;
    }

    private Rule single() {
        if (accept("!")) {
            deeper();
            var rule = new Rule.Not(single());
            depth--;
            return rule;
        }
        if (accept("(")) {
            deeper();
            var rule = either();
            require(")");
            depth--;
            return rule;
        }
        return matcher();
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new InvalidDeclarationException("a rule is nested deeper than " + DEEPEST);
        }
    }

    private Rule matcher() {
        skipSpace();
        int from = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        var name = text.substring(from, at);
        require("(");
        var rules = new ArrayList<Rule>();
        do {
            rules.add(rule(name, value()));
        } while (accept(","));
        require(")");
        return anyOf(rules);
    }

    private static Rule anyOf(List<Rule> rules) {
        return rules.stream().reduce(Rule.Or::new).orElseThrow();
    }

    private Rule rule(String matcher, String value) {
        if (++matchers > MOST) {
            throw new InvalidDeclarationException("a rule has more than " + MOST + " values");
        }
        return switch (matcher) {
            case "Host" -> new Rule.Host(value.toLowerCase(Locale.ROOT));
            case "PathPrefix" -> new Rule.PathPrefix(path(value));
            case "Path" -> new Rule.Path(path(value));
            default ->
                    throw wrong("only Host, PathPrefix and Path are known, not '" + matcher + "'");
        };
    }

    private String path(String value) {
        if (!value.startsWith("/")) {
            throw wrong("the path '" + value + "' does not begin with /");
        }
        return value;
    }

    private String value() {
        skipSpace();
        char quote = at < text.length() ? text.charAt(at) : ' ';
        int end = quote == '`' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0) {
            throw wrong("expected a value in backticks");
        }
        var value = text.substring(at + 1, end);
        at = end + 1;
        if (value.isEmpty()) {
            throw wrong("empty value");
        }
        return value;
    }

    private boolean accept(String symbol) {
        skipSpace();
        if (!text.startsWith(symbol, at)) {
            return false;
        }
        at += symbol.length();
        return true;
    }

    private void require(String symbol) {
        if (!accept(symbol)) {
            throw wrong("expected '" + symbol + "'");
        }
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private InvalidDeclarationException wrong(String what) {
        return new InvalidDeclarationException(
                "rule '" + text + "', character " + (at + 1) + ": " + what);
    }
}
