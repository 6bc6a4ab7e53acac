package io.stackctl.terminal.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.terminal.text.GoJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private static final Map<String, Object> WEB =
            Map.of("Name", "shop-web-1", "Ports", List.of(Map.of("URL", "::")), "ExitCode", 0);

    @Test
    void fields_and_text_stand_side_by_side() {
        assertEquals("shop-web-1: 0\tx", fill("{{.Name}}: {{ .ExitCode }}\\tx"));
    }

    @Test
    void values_are_printed_as_go_prints_them() {
        assertEquals("[{::}]", fill("{{.Ports}}"));
        assertEquals("[{\"URL\":\"::\"}]", fill("{{json .Ports}}"));
    }

    @Test
    void functions_may_stand_in_a_pipeline() {
        assertEquals("SHOP-WEB-1", fill("{{.Name | upper}}"));
        assertEquals("shop", fill("{{truncate .Name 4}}"));
        assertEquals("shop/web/1", fill("{{join (split .Name \"-\") \"/\"}}"));
    }

    @Test
    void conditions_and_loops_choose_what_is_printed() {
        assertEquals("no", fill("{{if .ExitCode}}yes{{else}}no{{end}}"));
        assertEquals("<::>", fill("{{range .Ports}}<{{.URL}}>{{end}}"));
    }

    @Test
    void what_cannot_be_understood_is_refused() {
        var refused = assertThrows(InvalidTemplateException.class, () -> fill("{{.Foo}}"));
        assertTrue(String.valueOf(refused.getMessage()).contains("can't evaluate field Foo"));
        assertThrows(InvalidTemplateException.class, () -> fill("{{.Name"));
        assertThrows(InvalidTemplateException.class, () -> fill("{{frobnicate .Name}}"));
        assertThrows(InvalidTemplateException.class, () -> fill("{{if .Name}}x"));
    }

    private static String fill(String text) {
        return GoTemplate.of(text, GoJson::of).fill(WEB);
    }
}
