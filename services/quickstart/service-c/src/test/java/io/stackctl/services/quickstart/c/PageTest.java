package io.stackctl.services.quickstart.c;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final Pattern LOADED =
            Pattern.compile("(?:src|href)=\"([^\":]*)\"|from '\\.(/[^']*)'|\"vue\": \"([^\"]*)\"");
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?:src=|href=|url\\(|from |import )['\"]?(?:https?:)?//");

    @ParameterizedTest
    @ValueSource(strings = {"/index.html", "/app.js", "/backend-card.js", "/style.css"})
    void nothing_is_loaded_from_another_host(String file) throws IOException {
        assertEquals(
                List.of(),
                ELSEWHERE.matcher(read(file)).results().map(MatchResult::group).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/index.html", "/app.js"})
    void what_is_loaded_is_served(String file) throws IOException {
        var loaded =
                LOADED.matcher(read(file))
                        .results()
                        .map(PageTest::path)
                        .filter(path -> path.contains("."))
                        .toList();

        assertTrue(!loaded.isEmpty());
        for (var path : loaded) {
            assertTrue(!read(path).isEmpty(), path);
        }
    }

    @Test
    void vue_is_its_production_build() throws IOException {
        assertTrue(read("/vue.esm-browser.prod.js").startsWith("/**\n* vue v3."));
    }

    private static String path(MatchResult match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        throw new AssertionError(match.group());
    }

    private static String read(String path) throws IOException {
        try (var stream =
                Objects.requireNonNull(PageTest.class.getResourceAsStream("/web" + path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
