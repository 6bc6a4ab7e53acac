package io.stackctl;

import io.stackctl.command.GlobalFlags;
import io.stackctl.command.Verb;
import io.stackctl.engine.FakeEngine;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes a manual page for stackctl and one for each verb, as AsciiDoc, of what help shows: {@code
 * stackctl.adoc}, {@code stackctl-up.adoc} … The build of a package (profile {@code packages})
 * makes pages for {@code man} of them.
 */
final class ManPages {

    private static final String SUMMARY = "runs the stack that a Compose file defines";

    private static final IFactory NOTHING_TO_MAKE =
            new IFactory() {
                @Override
                public <K> K create(Class<K> type) {
                    throw new IllegalStateException("no class is named in a syntax: " + type);
                }
            };

    private ManPages() {}

    /**
     * Writes them.
     *
     * @param args the folder, which is made
     * @throws IOException when a page cannot be written
     */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]));
    }

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        int code =
                ManPageGenerator.generateManPage(
                        folder.toFile(), null, new boolean[0], true, tool());
        if (code != 0) {
            throw new IOException("the pages cannot be written to " + folder);
        }
    }

    /** The tool with its verbs as picocli's subcommands, which they are nowhere else. */
    private static CommandSpec tool() {
        var tool =
                new CommandLine(
                        page(new GlobalFlags().syntax().declared(), SUMMARY), NOTHING_TO_MAKE);
        var verbs = new Wiring(toolbox(), Optional.empty());
        for (String name : verbs.names()) {
            tool.addSubcommand(
                    name, new CommandLine(page(verbs.verb(name).orElseThrow()), NOTHING_TO_MAKE));
        }
        return tool.getCommandSpec();
    }

    private static CommandSpec page(Verb verb) {
        var spec = page(verb.syntax().declared(), verb.summary()).name(verb.name());
        var footer = spec.usageMessage().footer();
        // Its first line is a heading, which is one of a page.
        spec.usageMessage()
                .footerHeading("Example%n")
                .footer(Arrays.copyOfRange(footer, 1, footer.length));
        return spec;
    }

    /** Help has blank lines around the summary, which no page may have in its name. */
    private static CommandSpec page(CommandSpec spec, String summary) {
        spec.usageMessage().description(summary);
        return spec.version("stackctl " + Wiring.OWN_VERSION);
    }

    /** Nobody runs a verb here. */
    private static Toolbox toolbox() {
        var engine = new FakeEngine();
        return (events, confirmation, dryRun) ->
                TestSurroundings.of(engine, events, confirmation, Interruption.never(), dryRun);
    }
}
