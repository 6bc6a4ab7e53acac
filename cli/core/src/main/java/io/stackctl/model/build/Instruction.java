package io.stackctl.model.build;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One instruction of a Dockerfile, its continuation lines joined.
 *
 * @param keyword in upper case, such as {@code COPY}
 * @param arguments everything after the keyword, here documents left out
 * @param firstLine where it starts, from 1
 * @param lastLine where its own text ends, before any here document, from 1
 */
record Instruction(String keyword, String arguments, int firstLine, int lastLine) {

    private static final Pattern FROM_FLAG = Pattern.compile("(?:^|\\s)--from=(\\S+)");
    private static final Pattern MOUNT_FLAG = Pattern.compile("(?:^|\\s)--mount=(\\S+)");

    /**
     * The stages and images that {@code COPY --from} and {@code RUN --mount=from} read, as they are
     * written.
     */
    List<String> sources() {
        List<String> sources = new ArrayList<>();
        if (keyword.equals("COPY")) {
            FROM_FLAG
                    .matcher(arguments)
                    .results()
                    .limit(1)
                    .forEach(found -> sources.add(unquoted(found.group(1))));
        } else if (keyword.equals("RUN")) {
            MOUNT_FLAG
                    .matcher(arguments)
                    .results()
                    .forEach(found -> addMountSource(found.group(1), sources));
        }
        return sources;
    }

    private static void addMountSource(String mount, List<String> sources) {
        for (var part : unquoted(mount).split(",", -1)) {
            if (part.startsWith("from=")) {
                sources.add(part.substring("from=".length()));
            }
        }
    }

    private static String unquoted(String word) {
        return word.replaceAll("[\"']", "");
    }
}
