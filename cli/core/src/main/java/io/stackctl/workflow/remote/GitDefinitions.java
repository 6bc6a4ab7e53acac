package io.stackctl.workflow.remote;

import io.stackctl.definition.remote.GitReference;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.workflow.source.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Definitions in Git repositories: a ref becomes a commit, and the files of that commit alone are
 * fetched. A commit that is named whole, and was fetched before, needs no network.
 */
final class GitDefinitions {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern LISTED = Pattern.compile("([0-9a-f]{40}|[0-9a-f]{64})\t(\\S+)");

    /** {@code git ls-remote --exit-code} when nothing is called so. */
    private static final int NO_SUCH_REF = 2;

    private static final Duration FOR_A_QUESTION = Duration.ofMinutes(1);
    private static final Duration FOR_FILES = Duration.ofMinutes(10);

    private final GitProgram git;
    private final DefinitionCache cache;
    private final long most;

    /**
     * Prepares.
     *
     * @param most about how many bytes a copy may have, with what Git keeps of it
     */
    GitDefinitions(GitProgram git, DefinitionCache cache, long most) {
        this.git = git;
        this.cache = cache;
        this.most = most;
    }

    /**
     * What a ref means.
     *
     * @param object what to ask the repository for: a commit, or a tag that leads to it
     */
    private record Meaning(String object, String commit) {}

    /**
     * Brings a definition here.
     *
     * @return its main file
     */
    Path fetch(GitReference reference) {
        var meaning = meaning(reference);
        if (!meaning.commit().startsWith(reference.commit())) {
            throw new StackException(
                    new InvalidRequest(
                            "ref "
                                    + reference.ref()
                                    + " is commit "
                                    + meaning.commit()
                                    + ", not "
                                    + reference.commit(),
                            "the ref was moved; name another commit if that is well"));
        }
        var clone =
                cache.provide(
                        meaning.commit(),
                        kept -> headOf(kept).equals(meaning.commit()),
                        empty -> checkOut(reference, meaning, empty));
        return mainFile(reference, clone);
    }

    private Meaning meaning(GitReference reference) {
        var ref = reference.ref();
        if (COMMIT.matcher(ref).matches()) {
            return new Meaning(ref, ref);
        }
        var answer =
                git.run(
                        FOR_A_QUESTION,
                        "ls-remote",
                        "--exit-code",
                        "--",
                        reference.repository(),
                        ref,
                        ref + "^{}");
        var shown = GitProgram.withoutPassword(reference.repository());
        if (answer.code() != 0 && answer.code() != NO_SUCH_REF) {
            throw new StackException(
                    new OperationFailed(
                            "failed to access repository at "
                                    + shown
                                    + ":\n"
                                    + GitProgram.excuse(answer),
                            "check the address, the network and your rights; a commit that was"
                                    + " fetched before needs none of them: #COMMIT"));
        }
        Map<String, String> listed = new HashMap<>();
        answer.text()
                .lines()
                .map(LISTED::matcher)
                .filter(Matcher::matches)
                .forEach(line -> listed.put(line.group(2), line.group(1)));
        for (var name : List.of(ref, "refs/" + ref, "refs/heads/" + ref, "refs/tags/" + ref)) {
            var object = listed.get(name);
            if (object != null) {
                return new Meaning(object, listed.getOrDefault(name + "^{}", object));
            }
        }
        throw new StackException(
                new InvalidRequest(
                        "repository " + shown + " does not contain ref " + ref,
                        "name a branch, a tag or a whole commit behind '#'"));
    }

    private void checkOut(GitReference reference, Meaning meaning, Path folder) throws IOException {
        Runnable guard = () -> requireSmall(reference, folder);
        git.runIn(folder, FOR_A_QUESTION, guard, "init", "--quiet", "--template=", ".");
        git.runIn(
                folder,
                FOR_A_QUESTION,
                guard,
                "remote",
                "add",
                "--",
                "origin",
                reference.repository());
        git.runIn(
                folder,
                FOR_FILES,
                guard,
                "fetch",
                "--quiet",
                "--depth=1",
                "--no-recurse-submodules",
                "origin",
                meaning.object());
        guard.run();
        git.runIn(
                folder,
                FOR_FILES,
                guard,
                "checkout",
                "--quiet",
                "--detach",
                meaning.object() + "^{commit}");
        guard.run();
        if (!headOf(folder).equals(meaning.commit())) {
            throw new IOException(
                    "the repository gave "
                            + headOf(folder)
                            + " instead of commit "
                            + meaning.commit());
        }
    }

    /** A few bytes of a pack may be very many of a file. */
    private void requireSmall(GitReference reference, Path folder) {
        if (FolderSize.of(folder) > most) {
            throw new StackException(
                    new OperationFailed(
                            "the repository at "
                                    + GitProgram.withoutPassword(reference.repository())
                                    + " has more than "
                                    + (most >> 20)
                                    + " MiB at "
                                    + reference.ref(),
                            "clone it by hand, and name the definition there"));
        }
    }

    /** A clone whose files are complete says so last. */
    private static String headOf(Path clone) throws IOException {
        return InputFile.text(clone.resolve(".git").resolve("HEAD")).strip();
    }

    private static Path mainFile(GitReference reference, Path clone) {
        var named = reference.folder();
        try {
            var target = Path.of(named).normalize();
            if (target.isAbsolute() || target.startsWith("..")) {
                throw outside(named);
            }
            // A link in the repository must not lead out of it either.
            var real = clone.resolve(target).toRealPath();
            if (!real.startsWith(clone.toRealPath())) {
                throw outside(named);
            }
            if (!Files.isDirectory(real)) {
                return clone.resolve(target);
            }
            var file = Checkout.definitionIn(clone.resolve(target));
            if (file.isEmpty()) {
                throw missing(reference);
            }
            if (!file.get().toRealPath().startsWith(clone.toRealPath())) {
                throw outside(named);
            }
            return file.get();
        } catch (IOException | InvalidPathException e) {
            throw missing(reference);
        }
    }

    private static StackException outside(String named) {
        return new StackException(
                new InvalidRequest(
                        "git subdirectory leads out of the repository: " + named,
                        "name a folder of the repository behind #REF:"));
    }

    private static StackException missing(GitReference reference) {
        var place = reference.folder().isEmpty() ? "the top" : "'" + reference.folder() + "'";
        return new StackException(
                new InvalidRequest(
                        "there is no definition in "
                                + place
                                + " of "
                                + GitProgram.withoutPassword(reference.repository())
                                + " at "
                                + reference.ref(),
                        "name the folder or the file behind #REF:"));
    }
}
