package io.stackctl.model.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts images in the place of named contexts ({@code additional_contexts}). Builders learnt to do
 * it themselves only after the engines that stackctl supports, and none does without a client at
 * the other end; in a Dockerfile the name of the image means the same.
 */
public final class NamedContexts {

    private static final Pattern BASE =
            Pattern.compile("(?is)(\\s*FROM(?:\\s|\\\\\\R)+(?:--\\S+(?:\\s|\\\\\\R)+)*)(\\S+)");
    private static final Pattern COPY_SOURCE = Pattern.compile("(--from=)([^\\s\\\\]+)");
    private static final Pattern MOUNT_SOURCE =
            Pattern.compile("(--mount=(?:[^\\s,]+,)*from=)([^\\s,\\\\]+)");

    private NamedContexts() {}

    /**
     * Rewrites a Dockerfile, line for line.
     *
     * @param text a Dockerfile that {@link Dockerfile#of} takes
     * @param images references by the names of the contexts
     * @param arguments values for the global build arguments
     */
    public static String replace(
            String text, Map<String, String> images, Map<String, String> arguments) {
        if (images.isEmpty()) {
            return text;
        }
        var values = Dockerfile.of(text).globalValues(arguments);
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (var instruction : InstructionReader.read(text)) {
            var source =
                    switch (instruction.keyword()) {
                        case "FROM" -> BASE;
                        case "COPY" -> COPY_SOURCE;
                        case "RUN" -> MOUNT_SOURCE;
                        default -> null;
                    };
            if (source != null) {
                var range = lines.subList(instruction.firstLine() - 1, instruction.lastLine());
                var replaced =
                        source.matcher(String.join("\n", range))
                                .replaceAll(found ->
                                        Matcher.quoteReplacement(
                                                found.group(1)
                                                        + image(found.group(2), images, values)));
                range.replaceAll(_ -> "");
                var rest = replaced.lines().toList();
                for (var i = 0; i < rest.size(); i++) {
                    range.set(i, rest.get(i));
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String image(
            String written, Map<String, String> images, Map<String, String> values) {
        var name = ImageNames.normal(BuildVariables.expand(written, values));
        return images.entrySet().stream()
                .filter(context -> ImageNames.normal(context.getKey()).equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(written);
    }
}
