package io.stackctl.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BashCompletionTest {

    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void find_the_shell() throws IOException {
        shell = Shell.in(folder);
    }

    @Test
    void candidates_come_without_their_descriptions() throws Exception {
        assertEquals("[scale][start][stop]", complete("stackctl s", "stackctl", "s"));
        assertEquals("<__complete><1><stackctl><s>", shell.asked());
    }

    @Test
    void a_word_with_an_equals_sign_is_asked_for_as_one() throws Exception {
        assertEquals("[2]", complete("stackctl scale worker=", "stackctl", "scale", "worker", "="));
        assertEquals("<__complete><2><stackctl><scale><worker=>", shell.asked());
    }

    @Test
    void an_empty_word_is_asked_for() throws Exception {
        assertEquals("", complete("stackctl scale ", "stackctl", "scale", ""));
        assertEquals("<__complete><2><stackctl><scale><>", shell.asked());
    }

    @Test
    void it_is_registered_with_file_names_as_last_resort() throws Exception {
        assertEquals(
                "complete -o default -F _stackctl stackctl\n",
                shell.run("bash", "source \"$COMPLETIONS/stackctl.bash\"; complete -p stackctl"));
    }

    /** Asks as bash does: the line, and its words, split at blanks and at the separators. */
    private String complete(String line, String... words) throws Exception {
        return shell.run(
                "bash",
                """
                source "$COMPLETIONS/stackctl.bash"
                COMP_LINE='%s' COMP_WORDS=('%s') COMP_CWORD=%d
                _stackctl
                [ ${#COMPREPLY[@]} = 0 ] || printf '[%%s]' "${COMPREPLY[@]}"
                """
                        .formatted(line, String.join("' '", words), words.length - 1));
    }
}
