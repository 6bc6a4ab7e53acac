package io.stackctl.command;

import io.stackctl.terminal.progress.Muted;
import io.stackctl.terminal.progress.OutputOfContext;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.Confirmation;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.Toolbox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A verb that talks to an engine. */
public abstract class EngineVerb extends Verb {

    private final Toolbox toolbox;

    protected EngineVerb(
            Toolbox toolbox, String name, String arguments, String summary, String example) {
        super(name, arguments, summary, example);
        this.toolbox = toolbox;
    }

    @Override
    final void prepare() {
        toolbox.prepare(handlesInterruption());
    }

    /**
     * Whether Ctrl-C has to be handled on the way. A verb that only asks and prints just ends, and
     * need not pay for what listening takes.
     */
    protected boolean handlesInterruption() {
        return true;
    }

    /** How the user of Docker's client has set something; empty where it is not set. */
    protected final String clientSetting(String name) {
        return toolbox.clientSetting(name);
    }

    /** Whether the command line names several engines; then {@link #gather} asks them. */
    protected final boolean hasSeveral() {
        return !toolbox.several().isEmpty();
    }

    /** The contexts that the command line names, if they are several, in its order. */
    protected final List<String> several() {
        return toolbox.several().stream().map(Toolbox.OfContext::context).toList();
    }

    /**
     * Asks all engines at once, and says of each that does not answer why.
     *
     * @param question asks one, whose output bears the name of its context
     */
    protected final <T> Gathered<T> gather(
            Session session, Renderer events, Function<Surroundings, T> question) {
        return gather(session, events, (_, around) -> question.apply(around));
    }

    /**
     * The same.
     *
     * @param question asks one, by the name of its context
     */
    protected final <T> Gathered<T> gather(
            Session session, Renderer events, BiFunction<String, Surroundings, T> question) {
        return Gathered.of(
                session,
                toolbox.several(),
                one ->
                        question.apply(
                                one.context(),
                                one.toolbox()
                                        .surroundings(
                                                new OutputOfContext(events, one.context()),
                                                session.confirmation(false),
                                                session.globals().dryRun())
                                        .commanded(session.line())));
    }

    /** What the workflow works with, when nothing has to be asked. */
    protected final Surroundings around(Session session, Renderer events) {
        return around(session, events, session.confirmation(false));
    }

    /** What the workflow works with, when there may be a question. */
    protected final Surroundings around(
            Session session, Renderer events, Confirmation confirmation) {
        return around(session, new Muted(events, false, false), confirmation);
    }

    /** The same, of which not every event is shown. */
    protected final Surroundings around(Session session, Muted events, Confirmation confirmation) {
        return toolbox.surroundings(events, confirmation, session.globals().dryRun())
                .imagesAtOnce(session.globals().parallel())
                .commanded(session.line());
    }

    /** {@code --timeout} in seconds; empty for the containers' own. */
    public static Optional<Duration> seconds(Choice flag) {
        var number = flag.number();
        return number.isPresent()
                ? Optional.of(Duration.ofSeconds(number.getAsInt()))
                : Optional.empty();
    }
}
