package io.stackctl.workflow;

import java.util.List;
import java.util.Optional;

/**
 * What the command line says about the engine to use, in the words of Docker's client; where it
 * says nothing, the environment counts.
 *
 * @param host an address, such as {@code tcp://10.0.0.5:2376}
 * @param context the name of a context of Docker's client, or several with commas between them
 * @param clientFolder where Docker's client keeps its settings
 * @param tls whether a network connection is protected
 * @param tlsVerify whether the other side has to prove itself; said either way, the connection is
 *     protected
 * @param authorities a file with the certificates of those whose word counts
 * @param certificate a file with the certificate that this side shows
 * @param key a file with the key for it
 */
public record EngineChoice(
        Optional<String> host,
        Optional<String> context,
        Optional<String> clientFolder,
        Optional<Boolean> tls,
        Optional<Boolean> tlsVerify,
        Optional<String> authorities,
        Optional<String> certificate,
        Optional<String> key) {

    /** Nothing is said. */
    public static final EngineChoice NONE =
            new EngineChoice(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** The contexts it names, in their order, where they are several; else nothing. */
    public List<String> several() {
        return context.isPresent() && context.get().indexOf(',') >= 0
                ? List.of(context.get().split(",", -1))
                : List.of();
    }

    /** The same with one context. */
    public EngineChoice towards(String one) {
        return new EngineChoice(
                host,
                Optional.of(one),
                clientFolder,
                tls,
                tlsVerify,
                authorities,
                certificate,
                key);
    }

    /**
     * Whether the environment alone counts. Every start asks: comparing records would be linked
     * anew each time, which takes longer than all else about it.
     */
    public boolean saysNothing() {
        return host.isEmpty()
                && context.isEmpty()
                && clientFolder.isEmpty()
                && tls.isEmpty()
                && tlsVerify.isEmpty()
                && authorities.isEmpty()
                && certificate.isEmpty()
                && key.isEmpty();
    }
}
