package io.stackctl.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents show of the library can be copied: it compiles. */
class DocumentedExamplesTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```java\\n(.*?)^```");

    private static final String IMPORTS =
            """
            import static org.junit.jupiter.api.Assertions.*;
            import io.stackctl.embed.*;
            import io.stackctl.failure.*;
            import io.stackctl.failure.Failure.EngineFailure.Kind;
            import io.stackctl.junit.*;
            import io.stackctl.planner.stop.DownOptions;
            import java.net.InetSocketAddress;
            import java.net.URI;
            import java.nio.file.Path;
            import org.junit.jupiter.api.*;
            """;

    @TempDir Path classes;

    @ParameterizedTest
    @ValueSource(strings = {"library.md", "testing.md"})
    void examples_compile(String document) throws IOException {
        assertEquals(List.of(), mistakes(examples(document)));
    }

    @Test
    void an_example_of_what_is_not_there_does_not() throws IOException {
        var found = mistakes(List.of(source(0, "shop.explode();\n")));

        assertTrue(found.toString().contains("explode"), found.toString());
    }

    private List<String> mistakes(List<JavaFileObject> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(found, null, null)) {
            var options =
                    List.of("-proc:none", "-cp", TestClassPath.get(), "-d", classes.toString());
            var _ = compiler.getTask(null, files, found, options, null, sources).call();
        }
        return found.getDiagnostics().stream().map(Object::toString).toList();
    }

    private static List<JavaFileObject> examples(String document) throws IOException {
        var text = Files.readString(Path.of("../../docs").resolve(document));
        var examples =
                EXAMPLE.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .map(example -> EXAMPLE.matcher(example).replaceFirst("$1"))
                        // A project of its own is made of that one: packaging/clients/junit.
                        .filter(example -> !example.contains("@SpringBootTest"))
                        .toList();
        assertTrue(!examples.isEmpty(), document);
        return IntStream.range(0, examples.size())
                .mapToObj(number -> source(number, examples.get(number)))
                .toList();
    }

    private static JavaFileObject source(int number, String example) {
        // What is left out for the reader is empty for the compiler.
        var whole = example.replace("…", "{}");
        var unit = IMPORTS + (whole.contains("class ") ? whole : method(number, whole));
        return new SimpleJavaFileObject(
                URI.create("string:///Example" + number + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return unit;
            }
        };
    }

    /** With what stands around an example that is part of a method. */
    private static String method(int number, String example) {
        return "class Example"
                + number
                + """
                 {
                    StackSession shop;
                    void show(Mistake mistake) {}
                    void log(String message, String remedy) {}
                    void run() {
                """
                + example
                + "}}";
    }
}
