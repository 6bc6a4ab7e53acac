package io.stackctl.command.image;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.Toggle;
import io.stackctl.command.Values;
import io.stackctl.command.Verb;
import io.stackctl.model.build.BuilderWishes;
import io.stackctl.terminal.progress.Renderer;
import java.util.List;

/**
 * The flags of {@code build} that are about the builder: those that buildx is called for, and those
 * that have lost their meaning.
 */
final class BuilderFlags {

    /** The engine's own builder, by the name that buildx has for it. */
    private static final String OWN = "default";

    private final Choice builder;
    private final Toggle check;
    private final Toggle print;
    private final Choice provenance;
    private final Choice sbom;
    private final Values ssh;
    private final List<Toggle> obsolete;

    BuilderFlags(Verb verb) {
        ssh =
                verb.values(
                        "ID[=PATH]",
                        "SSH agent or key that steps may use: default, or ID=PATH of a socket or"
                                + " key",
                        "--ssh");
        builder = verb.choice("NAME", "Builder of buildx to build with", "--builder");
        check = verb.toggle("Check the Dockerfiles, build nothing (by buildx)", "--check");
        print = verb.toggle("Print what buildx bake would be given, build nothing", "--print");
        provenance =
                verb.choice("BOOL", "Attest how the images were made (by buildx)", "--provenance");
        sbom = verb.choice("BOOL", "Attest what is in the images (by buildx)", "--sbom");
        obsolete =
                List.of(
                        verb.addHidden(toggle("--compress")),
                        verb.addHidden(toggle("--force-rm")),
                        verb.addHidden(toggle("--no-rm")),
                        verb.addHidden(toggle("--parallel")));
    }

    /** What buildx is wanted for. */
    BuilderWishes wishes() {
        return new BuilderWishes(
                builder.value().filter(name -> !name.equals(OWN)).orElse(""),
                provenance.orElse(""),
                sbom.orElse(""),
                check.isOn());
    }

    /** Whether its definition is only shown. */
    boolean prints() {
        return print.isOn();
    }

    /** Says which of the flags have lost their meaning. */
    void tell(Renderer events) {
        for (Toggle flag : obsolete) {
            if (flag.given()) {
                events.warn(flag.longestName() + " is obsolete and changes nothing");
            }
        }
    }

    /** SSH agents and keys, as {@code build.ssh} of a definition has them. */
    List<String> ssh() {
        return ssh.all().stream().map(BuilderFlags::sshEntry).toList();
    }

    private static String sshEntry(String text) {
        var equals = text.indexOf('=');
        if (equals >= 0) {
            return text.substring(0, equals) + ": " + text.substring(equals + 1);
        }
        if (text.isEmpty() || text.equals("default")) {
            return "default";
        }
        throw BadUsage.of(
                "invalid ssh key \"" + text + "\"",
                "Write --ssh default, or --ssh " + text + "=PATH of a key or an agent's socket.");
    }

    private static Toggle toggle(String name) {
        return new Toggle(new String[] {name}, "", false);
    }
}
