package io.stackctl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.InvalidRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds what Java could not read of the words and the folder that this process was started with: it
 * puts U+FFFD in the place of bytes that are no UTF-8, and would so work with another word or file
 * than the user named.
 */
final class ProcessWords {

    private static final char PLACEHOLDER = '\uFFFD';
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private ProcessWords() {}

    /** Says what is wrong with them, if something is. */
    static Optional<Failure> unreadable(String[] words) {
        for (String word : words) {
            if (word.indexOf(PLACEHOLDER) >= 0) {
                return unreadable(List.of(words));
            }
        }
        String folder = System.getProperty("user.dir", "");
        if (folder.indexOf(PLACEHOLDER) >= 0 && !Files.isDirectory(Path.of(folder))) {
            return Optional.of(refusal("the name of the current folder is not UTF-8: " + folder));
        }
        return Optional.empty();
    }

    /** The character itself may be meant; only the bytes tell. */
    private static Optional<Failure> unreadable(List<String> words) {
        List<byte[]> raw = commandLine();
        for (int at = 0; at < words.size(); at++) {
            int inRaw = raw.size() - words.size() + at;
            boolean bad =
                    inRaw < 0 ? words.get(at).indexOf(PLACEHOLDER) >= 0 : !isText(raw.get(inRaw));
            if (bad) {
                return Optional.of(
                        refusal("argument " + (at + 1) + " is not UTF-8: " + words.get(at)));
            }
        }
        return Optional.empty();
    }

    private static InvalidRequest refusal(String what) {
        return new InvalidRequest(
                what, "Write it, or name the file, in UTF-8; stackctl would use another name.");
    }

    private static List<byte[]> commandLine() {
        List<byte[]> words = new ArrayList<>();
        try {
            byte[] all = Files.readAllBytes(COMMAND_LINE);
            int from = 0;
            for (int at = 0; at < all.length; at++) {
                if (all[at] == 0) {
                    words.add(Arrays.copyOfRange(all, from, at));
                    from = at + 1;
                }
            }
        } catch (IOException noProcessTable) {
            return List.of();
        }
        return words;
    }

    private static boolean isText(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
