package io.stackctl.command;

import io.stackctl.terminal.progress.LogLevel;
import io.stackctl.workflow.EngineChoice;
import java.util.List;
import java.util.Optional;

/**
 * The flags of Docker's client. In front of a plugin's name all of them stand; where stackctl is
 * called without the client, it takes those that Compose takes then.
 */
final class ClientFlags {

    private final Values host =
            new Values(
                    of("-H", "--host"),
                    "ADDRESS",
                    "Engine to use, such as ssh://me@server (default: what the environment says)",
                    false);
    private final Choice context =
            new Choice(
                    of("--context"),
                    "NAME",
                    "Context of Docker's client that names the engine; several as A,B");
    private final Choice logLevel =
            new Choice(
                    of("--log-level"),
                    "LEVEL",
                    "Least level of messages: debug, info, warn, error or fatal");
    private final Choice config =
            new Choice(of("--config"), "DIR", "Where Docker's client keeps its settings");
    private final Toggle tls =
            new Toggle(of("--tls"), "Protect network connections, with whoever answers", false);
    private final Toggle tlsVerify =
            new Toggle(
                    of("--tlsverify"), "Protect them, and look at the engine's certificate", false);

    private final Choice authorities =
            new Choice(of("--tlscacert"), "FILE", "Certificates of those whose word counts");
    private final Choice certificate =
            new Choice(of("--tlscert"), "FILE", "Certificate to show to the engine");
    private final Choice key = new Choice(of("--tlskey"), "FILE", "Key for that certificate");

    /** Declares those that stand in front of a verb. */
    void addTo(Syntax syntax) {
        for (Flag flag : List.of(host, context, logLevel)) {
            syntax.add(flag);
        }
        for (Flag flag : List.of(tls, tlsVerify, authorities, certificate, key)) {
            flag.hide();
            syntax.add(flag);
        }
    }

    /** Declares those that stand in front of a plugin's name. */
    void addAllTo(Syntax syntax) {
        syntax.add(host);
        syntax.add(context, "-c");
        syntax.add(logLevel, "-l");
        syntax.add(config);
        for (Flag flag : List.of(tls, tlsVerify, authorities, certificate, key)) {
            syntax.add(flag);
        }
    }

    /** The engine that they name. */
    EngineChoice engine() {
        if (host.all().size() > 1) {
            throw BadUsage.of("specify only one -H", "One engine is used at a time.");
        }
        Optional<String> address = host.all().stream().findFirst().filter(text -> !text.isEmpty());
        Optional<String> name = context.value().filter(text -> !text.isEmpty());
        if (address.isPresent() && name.isPresent()) {
            throw BadUsage.of(
                    "conflicting options: cannot specify both --host and --context",
                    "Leave one of them out.");
        }
        return new EngineChoice(
                address,
                name,
                config.value().filter(text -> !text.isEmpty()),
                given(tls),
                given(tlsVerify),
                authorities.value(),
                certificate.value(),
                key.value());
    }

    /** From which level on messages are shown. */
    LogLevel logLevel() {
        String word = logLevel.orElse("");
        return LogLevel.of(word)
                .orElseThrow(() ->
                        BadUsage.of(
                                "Unable to parse logging level: " + word,
                                "Write debug, info, warn, error or fatal."));
    }

    /** Whether the level shows everything; a word that is no level does not. */
    boolean debugging() {
        return LogLevel.of(logLevel.orElse("")).equals(Optional.of(LogLevel.DEBUG));
    }

    private static Optional<Boolean> given(Toggle toggle) {
        return toggle.given() ? Optional.of(toggle.isOn()) : Optional.empty();
    }

    private static String[] of(String... names) {
        return names;
    }
}
