package io.stackctl.embed;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.docker.host.ClientFolder;
import io.stackctl.docker.host.RegistryCredentials;
import io.stackctl.docker.registry.RegistryClient;
import io.stackctl.engine.Engine;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.local.Settings;
import io.stackctl.model.Stack;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.registry.Registry;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.remote.FetchedDefinitions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says which stack is meant, with what {@code stackctl}'s flags say on a command line:
 *
 * <pre>{@code
 * var shop = stackctl.stack(Path.of("compose.yaml"))
 *         .named("shop-test")
 *         .profiles("debug")
 *         .variable("TAG", "1.4")
 *         .with("services: { db: { tmpfs: [/var/lib/postgresql/data] } }")
 *         .waitingAtMost(Duration.ofMinutes(2))
 *         .up();
 * }</pre>
 *
 * <p>Each call changes this builder and gives it back. Not thread-safe; what it {@link #load}s is.
 */
public final class StackBuilder {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What a list of files calls a text that is in none. */
    private static final String TEXT = "-";

    private final Engine engine;
    private final Settings settings;
    private final List<Path> files;
    private final Map<String, String> variables = new HashMap<>();
    private Optional<String> name = Optional.empty();
    private List<String> profiles = List.of();
    private List<String> services = List.of();
    private List<Path> envFiles = List.of();
    private Optional<String> text = Optional.empty();
    private EventSink events = _ -> {};
    private Duration patience = PATIENCE;
    private ImagePolicy images = ImagePolicy.DEFAULTS;
    private Interruption interruption = Interruption.never();
    private boolean isolated;
    private boolean owned;

    StackBuilder(Engine engine, Settings settings, List<Path> files) {
        this.engine = engine;
        this.settings = settings;
        this.files = List.copyOf(files);
    }

    /**
     * Another name than the definition's or its folder's, so that one file can be several stacks at
     * once ({@code -p}).
     *
     * @param stack lower-case letters, digits, {@code -} and {@code _}
     */
    public StackBuilder named(String stack) {
        name = Optional.of(stack);
        return this;
    }

    /** Profiles that are active besides those of {@code COMPOSE_PROFILES}; {@code *} is all. */
    public StackBuilder profiles(String... active) {
        profiles = List.of(active);
        return this;
    }

    /** Only these services, and those they depend on. */
    public StackBuilder services(String... named) {
        services = List.of(named);
        return this;
    }

    /** Files of variables instead of {@code .env}, of which later ones win ({@code --env-file}). */
    public StackBuilder envFiles(Path... read) {
        envFiles = List.of(read);
        return this;
    }

    /** A variable of the definition; it beats those of the process and of files. */
    public StackBuilder variable(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** The same for several. */
    public StackBuilder variables(Map<String, String> set) {
        variables.putAll(set);
        return this;
    }

    /**
     * A definition that is laid over those of the files, or stands for itself where there are none;
     * in YAML. A further call takes the place of this one.
     */
    public StackBuilder with(String definition) {
        text = Optional.of(definition);
        return this;
    }

    /**
     * Who is told what happens, such as warnings, pulls and the lines of builds. Called from many
     * threads at once; returns quickly.
     */
    public StackBuilder telling(EventSink listener) {
        events = listener;
        return this;
    }

    /** How long {@link #up} waits for services to get ready; 5 minutes by itself. */
    public StackBuilder waitingAtMost(Duration most) {
        patience = most;
        return this;
    }

    /**
     * Has {@link StackSession#up()} build images anew that the engine has already ({@code
     * --build}).
     */
    public StackBuilder building() {
        images = new ImagePolicy(Optional.empty(), ImagePolicy.Build.ALWAYS);
        return this;
    }

    /** Whose wish ends what the stack is asked for, with a failure that is {@code Interrupted}. */
    public StackBuilder interruptedBy(Interruption wish) {
        interruption = wish;
        return this;
    }

    /**
     * Lets several stacks of one definition be there at once: ports of the host become any free
     * ones, which {@link StackSession#port} tells, and containers, networks and volumes are called
     * after the stack even where the definition names them. What is {@code external} stays shared.
     */
    public StackBuilder isolated() {
        isolated = true;
        return this;
    }

    /**
     * Lets the stack go with this process. Who begins it still takes it down; where the process is
     * killed before, a later {@link Stackctl#removeAbandoned} of the same machine does.
     */
    public StackBuilder endingWithProcess() {
        owned = true;
        return this;
    }

    /**
     * Reads the definition; nothing is changed on the engine.
     *
     * @throws io.stackctl.failure.StackException when it cannot be read or has mistakes, all of
     *     which are said with their places
     */
    public StackSession load() {
        var environment = new HashMap<>(settings.environment());
        environment.putAll(variables);
        var given = settings.withEnvironment(environment);
        var around = Surroundings.of(engine, given, events).interruptedBy(interruption);
        var texts = new ArrayList<>(text.stream().toList());
        var stack = read(given, texts);
        if (isolated || owned) {
            var labels = owned ? new OwnerLabels().all() : Map.<String, String>of();
            texts.add(new StackOverlay(stack, isolated, labels).text());
            stack = read(given, texts);
        }
        return new StackSession(around, stack, patience, images);
    }

    /**
     * Reads the files with texts laid over them.
     *
     * @param texts each a document of YAML
     */
    private Stack read(Settings given, List<String> texts) {
        var names = new ArrayList<>(paths(files));
        if (!texts.isEmpty()) {
            names.add(TEXT);
        }
        var all = String.join("\n---\n", texts);
        var request =
                LoadRequest.in(given.workingDirectory().toString(), given.environment())
                        .files(names)
                        .standardInput(() -> all.getBytes(StandardCharsets.UTF_8))
                        .projectName(name)
                        .profiles(profiles)
                        .services(services)
                        .environmentFiles(paths(envFiles))
                        .remotes(new FetchedDefinitions(given, () -> registry(given)))
                        .build();
        return new StackLoader(warning -> events.accept(new Event.Warning(warning))).load(request);
    }

    private List<String> paths(List<Path> relative) {
        return relative.stream()
                .map(path -> settings.workingDirectory().resolve(path).toString())
                .toList();
    }

    private static Registry registry(Settings given) {
        var credentials = new RegistryCredentials(ClientFolder.of(given), given);
        return new RegistryClient(given, credentials::login, Set.of());
    }

    /**
     * The same, and brings it up: {@link StackSession#up()}.
     *
     * @throws io.stackctl.failure.StackException when it cannot be read, cannot be done, or is not
     *     ready in time
     */
    public StackSession up() {
        var stack = load();
        stack.up();
        return stack;
    }
}
