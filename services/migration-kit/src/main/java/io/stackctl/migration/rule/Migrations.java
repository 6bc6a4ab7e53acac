package io.stackctl.migration.rule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The migrations of a directory: {@code NNN_name.up.sql}, with {@code NNN_name.down.sql} beside it
 * where there is a way back.
 *
 * @param all by version, from 1 without gaps
 */
record Migrations(List<Migration> all) {

    private static final Pattern FILE =
            Pattern.compile("(\\d{3,6})_([A-Za-z0-9_-]+)\\.(up|down)\\.sql");

    /** In bytes. What is longer holds data, and would not fit into memory beside its checksum. */
    private static final long LONGEST = 64L * 1024 * 1024;

    Migrations {
        all = List.copyOf(all);
    }

    /**
     * Reads them. Files that do not end in {@code .sql} are not looked at.
     *
     * @throws MigrationException naming everything that is wrong with the directory
     */
    static Migrations read(Path directory) {
        var problems = new ArrayList<String>();
        var ups = new TreeMap<Version, Path>();
        var downs = new TreeMap<Version, Path>();
        for (var file : files(directory)) {
            var name = FILE.matcher(file.getFileName().toString());
            if (!name.matches() || Integer.parseInt(name.group(1)) == 0) {
                problems.add(file + " is not named like 001_create_users.up.sql");
                continue;
            }
            var direction = name.group(3).equals("up") ? ups : downs;
            var other = direction.putIfAbsent(Version.of(name.group(1)), file);
            if (other != null) {
                problems.add(file + " has the version of " + other.getFileName());
            }
        }
        problems.addAll(mismatches(ups, downs));
        if (!problems.isEmpty()) {
            throw new MigrationException(
                    String.join("\n", problems),
                    "migrations are pairs NNN_name.up.sql and NNN_name.down.sql, numbered 001, 002,"
                            + " 003 and so on");
        }
        var all = new ArrayList<Migration>();
        ups.forEach((version, up) ->
                all.add(
                        new Migration(
                                version,
                                name(up),
                                sql(up),
                                Optional.ofNullable(downs.get(version)).map(Migrations::sql))));
        all.stream()
                .flatMap(migration -> migration.down().stream())
                .filter(SqlFile::contracts)
                .findFirst()
                .ifPresent(down -> {
                    throw new MigrationException(
                            down.path() + ": a way back waits for no deployment",
                            "write '-- stackctl: after' into the up file alone");
                });
        return new Migrations(all);
    }

    Optional<Migration> find(Version version) {
        return all.stream().filter(migration -> migration.version().equals(version)).findFirst();
    }

    private static List<String> mismatches(Map<Version, Path> ups, Map<Version, Path> downs) {
        var problems = new ArrayList<String>();
        downs.forEach((version, down) -> {
            var up = ups.get(version);
            if (up == null) {
                problems.add(down + " has no up file beside it");
            } else if (!name(up).equals(name(down))) {
                problems.add(down + " has another name than " + up.getFileName());
            }
        });
        int expected = 1;
        for (var entry : ups.entrySet()) {
            int number = entry.getKey().number();
            if (number > expected) {
                problems.add(
                        number == expected + 1
                                ? "version " + new Version(expected) + " is missing"
                                : "versions "
                                        + new Version(expected)
                                        + " to "
                                        + new Version(number - 1)
                                        + " are missing");
            }
            expected = number + 1;
        }
        return problems;
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new MigrationException(
                    directory + " is not a directory",
                    "create it with its first migration: stackctl migrate create NAME");
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new MigrationException("cannot read " + directory + ": " + e.getMessage(), "");
        }
    }

    private static SqlFile sql(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new MigrationException(file + " is not a file", "");
            }
            if (Files.size(file) > LONGEST) {
                throw new MigrationException(
                        file + " is longer than " + LONGEST / 1024 / 1024 + " MiB",
                        "load data with psql, or split the file");
            }
            return new SqlFile(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new MigrationException(
                    "cannot read " + file + " as UTF-8: " + e.getMessage(), "");
        }
    }

    private static String name(Path file) {
        var name = FILE.matcher(file.getFileName().toString());
        return name.matches() ? name.group(2) : "";
    }
}
