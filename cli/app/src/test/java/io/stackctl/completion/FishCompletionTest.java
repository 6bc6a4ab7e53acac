package io.stackctl.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FishCompletionTest {

    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void find_the_shell() throws IOException {
        assumeTrue(Shell.has("fish"), "fish is not installed");
        shell = Shell.in(folder);
    }

    @Test
    void candidates_come_with_their_descriptions() throws Exception {
        assertEquals("scale\tset the number\nstart\nstop\tstop: all\n", complete("stackctl s"));
        assertEquals("<__complete><1><stackctl><s>", shell.asked());
    }

    @Test
    void files_are_offered_where_the_tool_has_nothing() throws Exception {
        assertEquals("notes.txt\n", complete("stackctl -f no"));
    }

    private String complete(String line) throws Exception {
        return shell.run("fish", "source $COMPLETIONS/stackctl.fish; complete -C '" + line + "'");
    }
}
