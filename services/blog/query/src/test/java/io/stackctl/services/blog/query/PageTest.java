package io.stackctl.services.blog.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Title;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {
    private static Post post(long number) {
        return new Post(Id.random(), number, Title.of("Hello"), 0, List.of());
    }

    @Test
    void a_full_page_says_where_the_next_one_begins() {
        assertEquals(Optional.of(8L), Page.of(List.of(post(9), post(8)), 2).next());
    }

    @Test
    void a_page_that_is_not_full_is_the_last_one() {
        assertEquals(Optional.empty(), Page.of(List.of(post(9)), 2).next());
        assertEquals(Optional.empty(), Page.of(List.of(), 2).next());
    }
}
