package io.stackctl.services.blog.moderation;

import io.stackctl.services.blog.events.Content;
import io.stackctl.services.blog.events.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a comment must not contain, in upper or lower case, also within a longer word. */
record ForbiddenWords(List<String> words) {
    /** Parses a list separated by commas, such as {@code orange,purple}. */
    static ForbiddenWords of(String text) {
        return new ForbiddenWords(
                Arrays.stream(text.split(","))
                        .map(word -> word.strip().toLowerCase(Locale.ROOT))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    Status judge(Content content) {
        var text = content.text().toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(text::contains) ? Status.REJECTED : Status.APPROVED;
    }
}
