package io.stackctl.workflow.source;

import io.stackctl.definition.EarlyVariables;
import io.stackctl.definition.LoadOption;
import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.definition.variable.Dotenv;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.model.Stack;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.FoundStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the stack that a verb is about: by its definition, or by its name alone. */
public final class StackFinder {

    private final StackChoice choice;
    private final boolean engineOnly;

    public StackFinder(StackChoice choice) {
        this(choice, false);
    }

    private StackFinder(StackChoice choice, boolean engineOnly) {
        this.choice = choice;
        this.engineOnly = engineOnly;
    }

    /**
     * The same for what can be done on a single engine only: a definition that says another target
     * ends in {@link Failure.OtherTarget}.
     */
    public StackFinder forEngine() {
        return new StackFinder(choice, true);
    }

    public StackChoice choice() {
        return choice;
    }

    /**
     * The {@code COMPOSE_} variables of the process and of the env files that are read first, some
     * of which say how a verb goes about its work.
     */
    public Map<String, String> earlyVariables() {
        return EarlyVariables.of(choice.request(List.of()).build());
    }

    /**
     * Loads the services that are named and those they depend on; what is odd in the definition
     * becomes warnings.
     *
     * @param services empty for all
     * @throws StackException when there is no definition or it has mistakes
     */
    public Stack load(List<String> services, EventSink events) {
        return load(choice.request(services), events);
    }

    /**
     * The same for verbs that deal with images alone: nobody looks at {@code env_file} and {@code
     * label_file}, which may be missing.
     */
    public Stack loadForImages(List<String> services, boolean dependencies, EventSink events) {
        return load(
                withoutFiles(choice.request(services)).with(LoadOption.NO_DEPS, !dependencies),
                events);
    }

    private static LoadRequest.Builder withoutFiles(LoadRequest.Builder request) {
        return request.with(LoadOption.NO_ENV_RESOLUTION).with(LoadOption.NO_LABEL_RESOLUTION);
    }

    /** Loads the services that are named without those they depend on. */
    public Stack loadAlone(List<String> services, EventSink events) {
        return load(choice.request(services).with(LoadOption.NO_DEPS), events);
    }

    /** Loads every service; those that are named are enabled even where no profile enables them. */
    public Stack loadWhole(List<String> services, EventSink events) {
        return load(choice.request(services).with(LoadOption.ENABLE_ONLY), events);
    }

    /** Loads every service, whatever profile enables it. */
    public Stack loadAllProfiles(EventSink events) {
        return load(choice.request(List.of()).profiles(List.of("*")), events);
    }

    /**
     * Loads every service for verbs that make no container: {@code env_file} and {@code label_file}
     * are not read, and a required variable may be missing where only making one needs it.
     */
    private Stack loadExisting(List<String> services, EventSink events) {
        return load(existing(services), events);
    }

    private LoadRequest.Builder existing(List<String> services) {
        return withoutFiles(choice.request(services))
                .with(LoadOption.ENABLE_ONLY)
                .with(LoadOption.NOTHING_MADE);
    }

    /**
     * The variables that a definition sees: the process's, and those of env files.
     *
     * @throws StackException when there is no definition or it has mistakes
     */
    public Map<String, String> environment(EventSink events) {
        return loader(events).environment(existing(List.of()).build());
    }

    private Stack load(LoadRequest.Builder request, EventSink events) {
        var stack = loader(events).load(request.build());
        if (engineOnly && !stack.extension().target().isEmpty()) {
            throw new StackException(new Failure.OtherTarget(stack.extension().target()));
        }
        return stack;
    }

    private static StackLoader loader(EventSink events) {
        return new StackLoader(text -> events.accept(new Event.Warning(text)));
    }

    /**
     * For verbs that also work without a definition: {@code -p} alone names the stack; a definition
     * that cannot be loaded does no harm where {@code COMPOSE_PROJECT_NAME} says the name.
     *
     * @param services those that are named, which are enabled even where no profile enables them
     */
    public FoundStack find(List<String> services, EventSink events) {
        if (choice.isNameAlone()) {
            return new FoundStack.Named(nameOf(choice.projectName().orElseThrow()));
        }
        try {
            return new FoundStack.Defined(loadExisting(services, events));
        } catch (StackException unloadable) {
            if (unloadable.failure() instanceof Failure.OtherTarget) {
                throw unloadable;
            }
            return new FoundStack.Named(
                    choice.nameInEnvironment()
                            .map(StackFinder::nameOf)
                            .orElseThrow(() -> withoutDefinition(unloadable)));
        }
    }

    /**
     * For verbs that may have to make containers anew, and work without a definition as well: all
     * that these are made from is read.
     *
     * @param services those that are named, which are enabled even where no profile enables them
     * @throws StackException when there is no definition and no name, or it has mistakes
     */
    public FoundStack findToMake(List<String> services, EventSink events) {
        return choice.isNameAlone()
                ? new FoundStack.Named(nameOf(choice.projectName().orElseThrow()))
                : new FoundStack.Defined(loadWhole(services, events));
    }

    /** Containers that are there must not need a definition that is broken to be stopped. */
    private static StackException withoutDefinition(StackException unloadable) {
        return unloadable.failure() instanceof InvalidDefinition broken
                ? new StackException(
                        new InvalidDefinition(
                                broken.mistakes(),
                                "This also works without the files: name the stack, -p NAME."),
                        unloadable)
                : unloadable;
    }

    /**
     * For verbs that need no more than the name: a definition is loaded only when nothing else says
     * it.
     */
    public StackName name(EventSink events) {
        Optional<String> said = choice.projectName().or(choice::nameInEnvironment);
        return said.isPresent() ? nameOf(said.get()) : loadExisting(List.of(), events).name();
    }

    /**
     * The names of all services, those that no profile enables too.
     *
     * @throws StackException when there is no definition or it has mistakes
     */
    public List<String> serviceNames() {
        Stack stack = loadExisting(List.of(), event -> {});
        return Stream.concat(stack.services().stream(), stack.disabledServices().stream())
                .map(service -> service.name().value())
                .sorted()
                .toList();
    }

    /** The value of a variable as a stack sees it: the process's, else that of its env files. */
    public Optional<String> variable(Stack stack, String variable) {
        return Optional.ofNullable(choice.environment().get(variable))
                .or(() -> stack.variable(variable));
    }

    /**
     * Reads files of variables, the last one wins.
     *
     * @param folder where relative paths start
     * @param stack whose variables the files may use
     */
    public Map<String, String> variables(List<String> files, Path folder, Stack stack) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : files) {
            Path file = folder.resolve(name);
            try {
                Dotenv.read(
                        file.toString(),
                        InputFile.text(file),
                        values,
                        variable -> variable(stack, variable).orElse(null));
            } catch (IOException unreadable) {
                throw new StackException(
                        new Failure.InvalidRequest(
                                "couldn't find env file: " + file, "Check the path."),
                        unreadable);
            }
        }
        return values;
    }

    private static StackName nameOf(String text) {
        try {
            return StackName.of(text);
        } catch (InvalidValueException invalid) {
            throw new StackException(
                    new Failure.InvalidRequest(
                            String.valueOf(invalid.getMessage()), invalid.remedy()),
                    invalid);
        }
    }
}
