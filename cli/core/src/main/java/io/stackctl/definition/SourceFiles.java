package io.stackctl.definition;

import io.stackctl.definition.yaml.YamlDocument;
import io.stackctl.definition.yaml.YamlReader;
import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.files.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads files, and keeps their texts so that mistakes can show the line. */
final class SourceFiles {

    /** The name of standard input. */
    static final String STANDARD_INPUT = "-";

    private final LoadRequest.StandardInput standardInput;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<YamlDocument>> documents = new HashMap<>();

    SourceFiles(LoadRequest.StandardInput standardInput) {
        this.standardInput = standardInput;
    }

    /** The documents of a YAML file; read and parsed once. */
    List<YamlDocument> documents(String file) {
        var known = documents.get(file);
        if (known == null) {
            known = YamlReader.read(file, yaml(file));
            documents.put(file, known);
        }
        return known;
    }

    /** The text of a YAML file: UTF-8, or what its byte order mark says. */
    private String yaml(String file) {
        var bytes = bytes(file);
        try {
            var text = decoder(bytes).decode(ByteBuffer.wrap(bytes)).toString();
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
            texts.put(file, text);
            return text;
        } catch (CharacterCodingException e) {
            throw StackException.of(
                    Mistake.of(
                            "not a text in UTF-8",
                            new Location(file, 1, 1),
                            "",
                            "save it as UTF-8; is it a definition at all?"));
        }
    }

    private static CharsetDecoder decoder(byte[] bytes) {
        var marked =
                bytes.length > 1
                        && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                                || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
        return (marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8).newDecoder();
    }

    /** The text of a file. */
    String text(String file) {
        var known = texts.get(file);
        if (known == null) {
            known = new String(bytes(file), StandardCharsets.UTF_8);
            texts.put(file, known);
        }
        return known;
    }

    private byte[] bytes(String file) {
        if (file.equals(STANDARD_INPUT)) {
            return standardInput.readAll();
        }
        try {
            var path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new StackException(
                        new InvalidRequest(
                                "read " + file + ": is a directory", "name a file in it"));
            }
            return InputFile.read(path);
        } catch (IOException e) {
            throw refused(exists(file) ? Reason.of(e) : absent(file), e);
        } catch (InvalidPathException e) {
            throw refused(absent(file), e);
        }
    }

    private static String absent(String file) {
        return file + ": no such file or directory";
    }

    private static StackException refused(String why, Exception cause) {
        return new StackException(new InvalidRequest("open " + why, "check the path"), cause);
    }

    /** Whether there is a file or directory of that name. */
    static boolean exists(String file) {
        try {
            return Files.exists(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    static boolean isDirectory(String file) {
        try {
            return Files.isDirectory(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The same failure, with the text of the line for each mistake. */
    StackException withExcerpts(StackException failed) {
        if (!(failed.failure() instanceof InvalidDefinition invalid)) {
            return failed;
        }
        var mistakes = new ArrayList<Mistake>();
        for (var mistake : invalid.mistakes()) {
            mistakes.add(
                    mistake.sourceLine().isEmpty()
                            ? mistake.withSourceLine(
                                    line(mistake.location().file(), mistake.location().line()))
                            : mistake);
        }
        return new StackException(new InvalidDefinition(mistakes), failed);
    }

    private String line(String file, int number) {
        var text = texts.get(file);
        if (text == null || number == 0) {
            return "";
        }
        var start = 0;
        for (var line = 1; line < number; line++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return "";
            }
        }
        var end = text.indexOf('\n', start);
        var line = text.substring(start, end < 0 ? text.length() : end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
