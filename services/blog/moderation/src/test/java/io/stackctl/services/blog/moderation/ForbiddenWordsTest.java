package io.stackctl.services.blog.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.services.blog.events.Content;
import io.stackctl.services.blog.events.Status;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForbiddenWordsTest {
    @ParameterizedTest
    @CsvSource({
        "'orange', an apple, APPROVED",
        "'orange', an orange, REJECTED",
        "'orange', An ORANGE one, REJECTED",
        "'Orange', blorangette, REJECTED",
        "'orange, purple', purple rain, REJECTED",
        "'orange,purple', oran ge, APPROVED",
        "'a.c', abc, APPROVED"
    })
    void a_comment_with_a_forbidden_word_anywhere_is_rejected(
            String words, String content, Status status) {
        assertEquals(status, ForbiddenWords.of(words).judge(Content.of(content)));
    }

    @ParameterizedTest
    @CsvSource({"''", "','", "' , ,'"})
    void without_words_nothing_is_rejected(String words) {
        assertEquals(Status.APPROVED, ForbiddenWords.of(words).judge(Content.of("an orange")));
    }

    @Test
    void case_is_compared_the_same_whatever_language_the_machine_speaks() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr")); // where I is not the upper case of i
        try {
            assertEquals(Status.REJECTED, ForbiddenWords.of("pink").judge(Content.of("PINK")));
        } finally {
            Locale.setDefault(before);
        }
    }
}
