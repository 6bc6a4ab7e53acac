package io.stackctl.embed;

import io.stackctl.docker.DockerEngine;
import io.stackctl.engine.BuildSources;
import io.stackctl.engine.Engine;
import io.stackctl.local.Settings;
import io.stackctl.workflow.EngineChoice;
import io.stackctl.workflow.Surroundings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Where another program begins: an engine, and the stacks that are brought to it.
 *
 * <pre>{@code
 * try (var stackctl = Stackctl.open()) {
 *     var shop = stackctl.stack(Path.of("compose.yaml")).named("shop-test").up();
 *     InetSocketAddress database = shop.port("db", 5432);
 *     …
 *     shop.down();
 * }
 * }</pre>
 *
 * <p>It prints nothing, asks nothing and never ends the process. Whatever fails is thrown as a
 * {@link io.stackctl.failure.StackException}, whose failure is one of a closed set of types and
 * says what is wrong and what to do. Several may be open at once, each for an engine and a user of
 * its own. Thread-safe.
 */
public final class Stackctl implements AutoCloseable {

    private final Engine engine;
    private final Settings settings;
    private final boolean own;

    private Stackctl(Engine engine, Settings settings, boolean own) {
        this.engine = engine;
        this.settings = settings;
        this.own = own;
    }

    /**
     * The engine that {@code docker} would speak to in this process: that of {@code DOCKER_HOST},
     * of {@code DOCKER_CONTEXT}, of the context in use, or the one of this machine. It is connected
     * to with the first call.
     *
     * @throws io.stackctl.failure.StackException when the variables, or what they name, make no
     *     sense
     */
    public static Stackctl open() {
        return open(EngineChoice.NONE);
    }

    /**
     * The engine of a context of Docker's client, whatever the environment says.
     *
     * @param name such as {@code staging}; {@code default} for what the environment says
     * @throws io.stackctl.failure.StackException when there is no such context
     */
    public static Stackctl openContext(String name) {
        return open(EngineChoice.NONE.towards(name));
    }

    /**
     * The engine at an address, whatever the environment says but for the certificates, which lie
     * in {@code DOCKER_CERT_PATH}.
     *
     * @param address such as {@code unix:///run/docker.sock}, {@code tcp://10.0.0.5:2376} or {@code
     *     ssh://deploy@shop.example}
     * @throws io.stackctl.failure.StackException when it is none
     */
    public static Stackctl openAddress(String address) {
        return open(EngineChoice.ofHost(address));
    }

    /**
     * The engine that the flags of Docker's client would mean, as in {@code --tlscacert}.
     *
     * @throws io.stackctl.failure.StackException when they, or what they name, make no sense
     */
    public static Stackctl open(EngineChoice choice) {
        return open(choice, ThisProcess.settings());
    }

    /**
     * The same for somebody else than the user of this process.
     *
     * @param settings their variables and folders; nothing is asked of the process then
     * @throws io.stackctl.failure.StackException when they, or what they name, make no sense
     */
    public static Stackctl open(EngineChoice choice, Settings settings) {
        var chosen = settings.withEnvironment(choice.variables(settings.environment()));
        var engine =
                new DockerEngine(
                        chosen, choice.tlsFiles(settings), _ -> {}, BuildSources.AS_THEY_ARE);
        return new Stackctl(engine, chosen, true);
    }

    /**
     * An engine that the caller has, and closes.
     *
     * @param settings of the user for whom stacks are brought up
     */
    public static Stackctl on(Engine engine, Settings settings) {
        return new Stackctl(engine, settings, false);
    }

    /**
     * Begins to say which stack is meant; nothing is read yet.
     *
     * @param files Compose files, of which later ones are laid over earlier ones; relative to the
     *     working directory. Without any they are looked for as {@code stackctl} does: {@code
     *     compose.yaml} and its kin, there and above.
     */
    public StackBuilder stack(Path... files) {
        return new StackBuilder(engine, settings, Arrays.asList(files));
    }

    /**
     * Removes stacks that went with a process ({@link StackBuilder#endingWithProcess}) of this
     * machine which has ended, or of before it was started anew, with their volumes. Those of other
     * machines and of other containers stay, as does whatever it is not certain of.
     *
     * @return their names
     * @throws io.stackctl.failure.StackException when that fails; what was done before stays
     */
    public List<String> removeAbandoned() {
        return new AbandonedStacks(Surroundings.of(engine, settings, _ -> {})).remove();
    }

    /** Ends the connections to the engine; stacks that are up stay so. */
    @Override
    public void close() {
        if (own) {
            engine.close();
        }
    }
}
