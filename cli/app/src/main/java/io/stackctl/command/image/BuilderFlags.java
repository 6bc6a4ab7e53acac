package io.stackctl.command.image;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.Toggle;
import io.stackctl.command.Values;
import io.stackctl.command.Verb;
import io.stackctl.terminal.progress.Renderer;
import java.util.List;

/**
 * The flags of {@code build} that are meant for buildx. The engine's own builder does what it can
 * of them, and refuses the rest before anything is built.
 */
final class BuilderFlags {

    private static final String BY_BUILDX =
            "The engine's own builder cannot; build that image with 'docker buildx', and name it"
                    + " with image:.";

    private final Choice builder;
    private final Toggle check;
    private final Toggle print;
    private final List<Choice> attestations;
    private final Values ssh;
    private final List<Toggle> obsolete;

    BuilderFlags(Verb verb) {
        ssh =
                verb.values(
                        "ID[=PATH]",
                        "SSH agent or key that steps may use: default, or ID=PATH of a socket or"
                                + " key",
                        "--ssh");
        builder = verb.addHidden(choice("NAME", "--builder"));
        check = verb.addHidden(toggle("--check"));
        print = verb.addHidden(toggle("--print"));
        attestations =
                List.of(
                        verb.addHidden(choice("BOOL", "--provenance")),
                        verb.addHidden(choice("BOOL", "--sbom")));
        obsolete =
                List.of(
                        verb.addHidden(toggle("--compress")),
                        verb.addHidden(toggle("--force-rm")),
                        verb.addHidden(toggle("--no-rm")),
                        verb.addHidden(toggle("--parallel")));
    }

    /** Refuses what the engine's builder cannot do. */
    void check() {
        if (!builder.orElse("default").equals("default")) {
            throw BadUsage.of("no builder \"" + builder.orElse("") + "\" found", BY_BUILDX);
        }
        for (Toggle flag : List.of(check, print)) {
            if (flag.isOn()) {
                throw BadUsage.of(flag.longestName() + " is not supported", BY_BUILDX);
            }
        }
        for (Choice flag : attestations) {
            if (!flag.orElse("false").equals("false")) {
                throw BadUsage.of(
                        flag.longestName() + ": attestations are not supported", BY_BUILDX);
            }
        }
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

    private static Choice choice(String label, String name) {
        return new Choice(new String[] {name}, label, "");
    }
}
