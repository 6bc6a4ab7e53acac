package io.stackctl.migration.rule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file of one direction of a migration.
 *
 * @param path as the user knows it, such as {@code sql/003_tokens.up.sql}
 */
record SqlFile(String path, String text) {

    private static final Pattern HEADER = Pattern.compile("--\\s*stackctl:\\s*(.*)");
    private static final String NO_TRANSACTION = "no-transaction";
    private static final String AFTER = "after";

    /**
     * Whether it runs in a transaction: unless one of the comments that it begins with is {@code --
     * stackctl: no-transaction}, for statements that cannot, such as {@code CREATE INDEX
     * CONCURRENTLY}.
     *
     * @throws MigrationException for any other such comment
     */
    boolean transactional() {
        return !headers().contains(NO_TRANSACTION);
    }

    /**
     * Whether it takes something away that the version before may still need, so that it runs after
     * a deployment: one of the comments that it begins with is {@code -- stackctl: after}.
     *
     * @throws MigrationException as {@link #transactional}
     */
    boolean contracts() {
        return headers().contains(AFTER);
    }

    private Set<String> headers() {
        var headers = new HashSet<String>();
        for (var line : text.lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !line.startsWith("--")) {
                break;
            }
            var header = HEADER.matcher(line);
            if (header.matches()) {
                for (var word : header.group(1).split(",", -1)) {
                    headers.add(known(word.strip(), line));
                }
            }
        }
        return headers;
    }

    private String known(String word, String line) {
        if (!word.equals(NO_TRANSACTION) && !word.equals(AFTER)) {
            throw new MigrationException(
                    path + ": '" + line + "' says nothing that is known",
                    "there are: -- stackctl: " + NO_TRANSACTION + ", and -- stackctl: " + AFTER);
        }
        return word;
    }

    /**
     * Its statements, none of which would get in the way of the runner.
     *
     * @throws MigrationException when there is none, or one that would
     */
    List<SqlStatement> statements() {
        var statements = StatementSplitter.split(path, text);
        if (statements.isEmpty()) {
            throw new MigrationException(
                    path + " holds no statement",
                    "where nothing is to be done on purpose, write SELECT 1;");
        }
        for (var statement : statements) {
            if (statement.readsInput()) {
                throw new MigrationException(
                        path + ":" + statement.line() + ": COPY FROM STDIN has no input here",
                        "write INSERT INTO … VALUES");
            }
            if (statement.controlsTransaction() && transactional()) {
                throw new MigrationException(
                        path
                                + ":"
                                + statement.line()
                                + ": a migration begins and ends no transaction, it runs in one",
                        "leave "
                                + statement.words().getFirst().toUpperCase(java.util.Locale.ROOT)
                                + " out, or begin the file with '-- stackctl: "
                                + NO_TRANSACTION
                                + "'");
            }
        }
        return statements;
    }

    /** SHA-256 in hexadecimal digits, the same whichever line ends a checkout has. */
    String checksum() {
        try {
            var bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
