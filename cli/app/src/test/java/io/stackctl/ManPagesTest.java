package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.command.KnownVerb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManPagesTest {

    @TempDir Path folder;

    @BeforeEach
    void write_the_pages() throws IOException {
        ManPages.write(folder);
    }

    @Test
    void the_tool_and_each_verb_of_its_help_have_a_page() {
        var pages =
                Arrays.stream(folder.toFile().list())
                        .map(name -> name.replaceFirst("^stackctl-?", "").replace(".adoc", ""))
                        .filter(verb -> !verb.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(KnownVerb.shown()), pages);
        assertTrue(Files.exists(folder.resolve("stackctl.adoc")));
    }

    @Test
    void a_page_says_what_help_says() throws IOException {
        var page = Files.readString(folder.resolve("stackctl-scale.adoc"));
        assertTrue(page.contains("stackctl-scale - Set the number of replicas of services"), page);
        assertTrue(page.contains("stackctl scale [OPTIONS] SERVICE=NUM..."), page);
        assertTrue(page.contains("*--no-deps*::"), page);
        assertTrue(page.contains("== Example\n\n[%hardbreaks]\n  stackctl scale worker=2"), page);
        assertTrue(page.contains(":revnumber: stackctl " + Wiring.OWN_VERSION), page);
    }

    @Test
    void the_page_of_the_tool_leads_to_all_others() throws IOException {
        var page = Files.readString(folder.resolve("stackctl.adoc"));
        for (var verb : KnownVerb.shown()) {
            assertTrue(page.contains("xref:stackctl-" + verb + ".adoc"), verb);
        }
    }
}
