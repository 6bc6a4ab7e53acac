package io.stackctl.migration.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts SQL into statements by the lexical rules of PostgreSQL (manual, section 4.1): a semicolon
 * ends one unless it stands in a text, a name in quotes, a comment, parentheses, or the {@code
 * BEGIN ATOMIC … END} body of a function.
 */
final class StatementSplitter {

    private final String file;
    private final String sql;
    private final List<SqlStatement> statements = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private int at;
    private int start = -1;
    private int parentheses;
    private int bodies;

    private StatementSplitter(String file, String sql) {
        this.file = file;
        this.sql = sql;
    }

    /**
     * The statements in their order.
     *
     * @param file for messages
     * @throws MigrationException when a quote or comment has no end, or a psql command stands there
     */
    static List<SqlStatement> split(String file, String sql) {
        var splitter = new StatementSplitter(file, sql);
        splitter.run();
        return List.copyOf(splitter.statements);
    }

    private void run() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (lookingAt("--")) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end;
            } else if (lookingAt("/*")) {
                comment();
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (c == ';' && parentheses == 0 && bodies == 0) {
                end();
                at++;
            } else {
                if (start < 0) {
                    start = at;
                }
                token(c);
            }
        }
        end();
    }

    private void token(char c) {
        if (c == '\'' || c == '"') {
            quoted(c, false);
        } else if (c == '$') {
            dollarQuoted();
        } else if (isWordStart(c)) {
            word();
        } else if (c == '\\') {
            throw new MigrationException(
                    file + ":" + line(at) + ": a command of psql is not SQL",
                    "migrations hold statements only; write what it does in SQL");
        } else {
            if (c == '(') {
                parentheses++;
            } else if (c == ')' && parentheses > 0) {
                parentheses--;
            }
            at++;
        }
    }

    private void word() {
        int from = at;
        while (at < sql.length() && isWordPart(sql.charAt(at))) {
            at++;
        }
        var word = sql.substring(from, at).toLowerCase(Locale.ROOT);
        if (word.equals("e") && at < sql.length() && sql.charAt(at) == '\'') {
            quoted('\'', true);
            return;
        }
        words.add(word);
        countBodies(word);
    }

    // As psql counts (src/fe_utils/psqlscan.l): only routines have bodies, and only within one does
    // CASE have an END of its own.
    private void countBodies(String word) {
        boolean routine =
                words.getFirst().equals("create")
                        && words.stream()
                                .limit(4)
                                .anyMatch(w -> w.equals("function") || w.equals("procedure"));
        if (!routine || parentheses > 0) {
            return;
        }
        switch (word) {
            case "begin" -> bodies++;
            case "case" -> bodies += bodies > 0 ? 1 : 0;
            case "end" -> bodies -= bodies > 0 ? 1 : 0;
            default -> {}
        }
    }

    private void quoted(char quote, boolean escapes) {
        int from = at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c == '\\' && escapes) {
                at++;
            } else if (c == quote) {
                return; // a doubled quote only begins the next part of the same text
            }
        }
        throw unterminated("quote", from);
    }

    private void dollarQuoted() {
        int from = at;
        int end = at + 1;
        while (end < sql.length() && isWordPart(sql.charAt(end)) && sql.charAt(end) != '$') {
            end++;
        }
        boolean tag =
                end < sql.length()
                        && sql.charAt(end) == '$'
                        && (end == at + 1 || isWordStart(sql.charAt(at + 1)));
        if (!tag) {
            at++;
            return;
        }
        var delimiter = sql.substring(at, end + 1);
        int close = sql.indexOf(delimiter, end + 1);
        if (close < 0) {
            throw unterminated("text in " + delimiter, from);
        }
        at = close + delimiter.length();
    }

    private void comment() {
        int from = at;
        int depth = 0;
        while (at < sql.length()) {
            if (lookingAt("/*")) {
                depth++;
                at += 2;
            } else if (lookingAt("*/")) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return;
                }
            } else {
                at++;
            }
        }
        throw unterminated("comment", from);
    }

    private void end() {
        if (start >= 0) {
            statements.add(
                    new SqlStatement(sql.substring(start, at).stripTrailing(), line(start), words));
        }
        start = -1;
        parentheses = 0;
        bodies = 0;
        words.clear();
    }

    private MigrationException unterminated(String what, int from) {
        return new MigrationException(
                file + ":" + line(from) + ": the " + what + " that begins here has no end", "");
    }

    private int line(int position) {
        return 1 + (int) sql.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    private boolean lookingAt(String text) {
        return sql.startsWith(text, at);
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
