package io.stackctl.services.voting.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void options_are_separated_by_commas_and_keep_their_order() {
        assertEquals(
                List.of("Dogs", "Cats", "No pets"), Options.of(" Dogs, Cats ,,No pets").names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Cats", "Cats,", "Cats,Dogs,Cats", "1,2,3,4,5,6,7,8,9,10,11"})
    void what_leaves_no_choice_or_too_much_of_it_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Options.of(text));
    }
}
