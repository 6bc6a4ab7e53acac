package io.stackctl.command;

import java.util.List;

/** The flags in front of the verb. A few of them are also understood behind it. */
public final class GlobalFlags {

    private final Syntax syntax =
            new Syntax("stackctl", "VERB", "Runs the stack that a Compose file defines.");

    final Values files =
            add(
                    new Values(
                            of("-f", "--file"),
                            "FILE",
                            "Compose file; several are merged in order",
                            false));
    final Choice project =
            add(new Choice(of("-p", "--project-name"), "NAME", "Name of the stack on the engine"));
    final Values profiles =
            add(new Values(of("--profile"), "NAME", "Profile to enable; * for all", false));
    final Values envFiles =
            add(
                    new Values(
                            of("--env-file"),
                            "FILE",
                            "File with variables, instead of .env",
                            false));
    final Values insecureRegistries =
            addHidden(
                    new Values(
                            of("--insecure-registry"),
                            "HOST",
                            "Registry of oci:// definitions to speak to without TLS",
                            false));
    final Choice projectDirectory =
            add(
                    new Choice(
                            of("--project-directory"),
                            "DIR",
                            "Where relative paths start (default: the folder of the first file)"));
    final Choice workingDirectory =
            addHidden(new Choice(of("--workdir"), "DIR", "Old name of --project-directory"));
    final Choice stack =
            add(
                    new Choice(
                            of("--stack"),
                            "NAME",
                            "Stack of this checkout to use; 'stackctl stacks' lists them"));
    final Choice target =
            add(
                    new Choice(
                            of("--target"),
                            "TARGET",
                            "What it runs on: engine, kubernetes or swarm (default:"
                                    + " x-stackctl.target)"));
    final Choice ansi =
            add(
                    new Choice(
                            of("--ansi"),
                            "WHEN",
                            "Colours and cursor movements: never, always or auto"));
    final Toggle noAnsi = addHidden(new Toggle(of("--no-ansi"), "Old name of --ansi never", false));
    final Choice progress =
            add(new Choice(of("--progress"), "MODE", "Progress: auto, tty, plain, json or quiet"));
    final Choice parallel =
            add(
                    new Choice(
                            of("--parallel"),
                            "N",
                            "Most pulls, pushes and builds at once; -1 for no limit"));
    final Toggle compatibility =
            add(
                    new Toggle(
                            of("--compatibility"),
                            "Names with underscores, as Compose 1 made them",
                            false));
    final Toggle allResources =
            add(new Toggle(of("--all-resources"), "Keep resources that no service uses", false));
    final Toggle dryRun =
            add(new Toggle(of("--dry-run"), "Say what would be done, and do nothing", false));
    final Toggle debug =
            add(new Toggle(of("--debug", "-D"), "Show where a failure came from", false));
    final Toggle verbose = addHidden(new Toggle(of("--verbose"), "Same as --debug", false));
    final Toggle version = add(new Toggle(of("-v", "--version"), "Print the version", false));
    final Toggle help = add(new Toggle(of("-h", "--help"), "Print help", false));
    final ClientFlags client = new ClientFlags();

    public GlobalFlags() {
        client.addTo(syntax);
        syntax.stopAtFirstArgument();
    }

    /** What Docker's client puts in front of a plugin's name; parsing it sets these flags. */
    Syntax clientSyntax() {
        var front = new Syntax("docker", "", "");
        client.addAllTo(front);
        front.add(debug);
        front.add(help);
        return front;
    }

    /** Whether the user wants to see where a failure came from. */
    boolean debugging() {
        return debug.isOn() || verbose.isOn() || client.debugging();
    }

    /** Reads the words in front of the verb; the result begins with the verb. */
    public List<String> parse(List<String> line) {
        return syntax.parse(line);
    }

    /** Makes a verb understand those flags that may also stand behind it. */
    public void addTo(Verb verb) {
        for (Flag flag : List.of(dryRun, debug, stack, help)) {
            if (!verb.syntax()
                    .has(flag.declaration().names()[flag.declaration().names().length - 1])) {
                verb.add(flag);
            }
        }
    }

    public Syntax syntax() {
        return syntax;
    }

    private <F extends Flag> F add(F flag) {
        syntax.add(flag);
        return flag;
    }

    private <F extends Flag> F addHidden(F flag) {
        flag.hide();
        return add(flag);
    }

    private static String[] of(String... names) {
        return names;
    }
}
