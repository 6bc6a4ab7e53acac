package io.stackctl.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types into an interactive zsh on a terminal of its own. */
class ZshCompletionTest {

    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void find_the_shell() throws IOException {
        assumeTrue(Shell.has("zsh"), "zsh is not installed");
        shell = Shell.in(folder);
    }

    @Test
    void the_only_candidate_is_inserted_with_a_blank() throws Exception {
        assertEquals("<stackctl scale >", line(type("stackctl sc\\t")));
        assertEquals("<__complete><1><stackctl><sc>", shell.asked());
    }

    @Test
    void no_blank_follows_what_wants_a_value() throws Exception {
        assertEquals("<stackctl scale worker=>", line(type("stackctl scale w\\t")));
    }

    @Test
    void several_candidates_are_listed_with_their_descriptions() throws Exception {
        var screen = type("stackctl s\\t\\t");

        assertTrue(screen.contains("set the number"), screen);
        assertTrue(screen.contains("stop: all"), screen);
    }

    @Test
    void files_are_offered_where_the_tool_has_nothing() throws Exception {
        assertEquals("<stackctl -f notes.txt >", line(type("stackctl -f no\\t")));
    }

    /**
     * Types keys, then one that prints the line; everything on the screen until then is returned.
     */
    private String type(String keys) throws Exception {
        return shell.run(
                "zsh",
                """
                zmodload zsh/zpty
                zpty terminal 'zsh -f -i'
                zpty -w terminal 'PS1=; show() { print -r -- "LINE<$BUFFER>" }; zle -N show; bindkey "^T" show'
                zpty -w terminal 'autoload -Uz compinit; compinit -u -D; source $COMPLETIONS/_stackctl; print rea""dy'
                zpty -r terminal screen '*ready*'
                zpty -w -n terminal $'%s\\C-t'
                zpty -r terminal screen '*LINE<*>*'
                print -r -- $screen
                """
                        .formatted(keys));
    }

    private static String line(String screen) {
        return screen.substring(screen.indexOf("LINE") + "LINE".length()).strip();
    }
}
