package io.stackctl.junit;

import io.stackctl.embed.StackSession;
import io.stackctl.embed.Stackctl;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.Interruption;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an annotation asks for.
 *
 * @param name of the stack; lower-case letters, digits and {@code -}
 */
record RequestedStack(
        String name,
        List<Path> files,
        StackScope scope,
        List<String> profiles,
        List<String> services,
        Map<String, String> variables,
        List<Path> envFiles,
        boolean build,
        Duration timeout,
        boolean keepVolumes,
        boolean asWritten) {

    private static final String CLASSPATH = "classpath:";
    private static final int MOST_OF_NAME = 30;
    private static final int DIGITS = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Reads an annotation.
     *
     * @param test the class that it stands on
     * @throws StackException for what makes no sense
     */
    static RequestedStack of(ComposeStack asked, Class<?> test) {
        if (asked.timeoutSeconds() < 1) {
            throw wrong(
                    test,
                    "timeoutSeconds is " + asked.timeoutSeconds(),
                    "say 1 or more, or leave it out for 300");
        }
        if (asked.scope() == StackScope.REUSED) {
            requireLasting(asked, test);
        }
        return new RequestedStack(
                name(asked, test),
                paths(asked.value(), test),
                asked.scope(),
                List.of(asked.profiles()),
                List.of(asked.services()),
                variables(asked, test),
                paths(asked.envFiles(), test),
                asked.build(),
                Duration.ofSeconds(asked.timeoutSeconds()),
                asked.keepVolumes(),
                asked.asWritten());
    }

    /** Tells apart what is there for several classes. */
    static String key(ComposeStack asked, Class<?> test) {
        return String.join(
                "\n",
                paths(asked.value(), test).toString(),
                List.of(asked.profiles()).toString(),
                List.of(asked.services()).toString(),
                variables(asked, test).toString(),
                paths(asked.envFiles(), test).toString(),
                asked.scope()
                        + " "
                        + asked.asWritten()
                        + " "
                        + Path.of("").toAbsolutePath()
                        + (asked.scope() == StackScope.SUITE ? sharing(asked) : ""));
    }

    /** What else they want in the same way who share a stack of one run. */
    private static String sharing(ComposeStack asked) {
        return " " + asked.keepVolumes() + " " + asked.build();
    }

    private static String name(ComposeStack asked, Class<?> test) {
        var start =
                switch (asked.scope()) {
                    case METHOD, CLASS -> test.getSimpleName();
                    case SUITE, REUSED -> folder(asked, test);
                };
        var normal = StackName.normal(start);
        var prefix = normal.isEmpty() ? "test" : normal;
        var end = asked.scope() == StackScope.REUSED ? digest(key(asked, test)) : random();
        return prefix.substring(0, Math.min(prefix.length(), MOST_OF_NAME)) + "-" + end;
    }

    private static String folder(ComposeStack asked, Class<?> test) {
        var files = paths(asked.value(), test);
        var start = Path.of("").toAbsolutePath();
        var folder = files.isEmpty() ? start : start.resolve(files.getFirst()).getParent();
        return folder == null || folder.getFileName() == null
                ? ""
                : folder.getFileName().toString();
    }

    private static String random() {
        var bytes = new byte[DIGITS];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String digest(String text) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> paths(String[] names, Class<?> test) {
        return List.of(names).stream().map(name -> path(name, test)).toList();
    }

    private static Path path(String name, Class<?> test) {
        if (!name.startsWith(CLASSPATH)) {
            return Path.of(name);
        }
        var found = resource(name, test);
        try {
            return isArchived(found) ? ArchivedFolder.file(found) : Path.of(found.toURI());
        } catch (IOException e) {
            throw wrong(
                    test,
                    name + " of " + found + " cannot be read: " + e.getMessage(),
                    "name one that lies in a folder");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL resource(String name, Class<?> test) {
        var resource = name.substring(CLASSPATH.length());
        URL found = test.getClassLoader().getResource(resource);
        if (found == null) {
            throw wrong(
                    test,
                    "there is no " + resource + " on the class path",
                    "name it from the root of the class path, without a leading slash");
        }
        return found;
    }

    private static boolean isArchived(URL resource) {
        return !resource.getProtocol().equals("file");
    }

    /**
     * What is copied from an archive is gone when the run ends: no later one could go on with it.
     */
    private static void requireLasting(ComposeStack asked, Class<?> test) {
        for (var name : asked.value()) {
            if (name.startsWith(CLASSPATH) && isArchived(resource(name, test))) {
                throw wrong(
                        test,
                        name + " lies in an archive, and is there for one run only",
                        "reuse one that lies in a folder, or choose another scope");
            }
        }
    }

    private static Map<String, String> variables(ComposeStack asked, Class<?> test) {
        Map<String, String> variables = new TreeMap<>();
        for (String variable : asked.variables()) {
            int equals = variable.indexOf('=');
            if (equals < 1) {
                throw wrong(
                        test,
                        "'" + variable + "' is no variable",
                        "write it as NAME=VALUE, such as \"TAG=1.4\"");
            }
            variables.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return variables;
    }

    private static StackException wrong(Class<?> test, String what, String remedy) {
        return new StackException(
                new Failure.InvalidRequest(
                        "@ComposeStack of " + test.getName() + ": " + what, remedy));
    }

    /**
     * Reads the definition.
     *
     * @param stop calls off what is under way
     */
    StackSession load(Stackctl stackctl, Interruption stop) {
        var builder =
                stackctl.stack(files.toArray(Path[]::new))
                        .named(name)
                        .profiles(profiles.toArray(String[]::new))
                        .services(services.toArray(String[]::new))
                        .variables(variables)
                        .envFiles(envFiles.toArray(Path[]::new))
                        .waitingAtMost(timeout)
                        .interruptedBy(stop);
        if (build) {
            builder.building();
        }
        if (!asWritten) {
            builder.isolated();
        }
        if (scope != StackScope.REUSED) {
            builder.endingWithProcess();
        }
        return builder.load();
    }
}
