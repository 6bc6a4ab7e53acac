package io.stackctl.command;

import java.util.List;

/** One word after {@code stackctl}: declares its flags, and calls one workflow with them. */
public abstract class Verb {

    private final Syntax syntax;
    private final String name;
    private final String summary;
    private int least;
    private int most = Integer.MAX_VALUE;

    /**
     * Declares a verb without flags.
     *
     * @param arguments how help shows them, such as {@code [SERVICE...]}
     * @param summary one line of help
     * @param example a whole command line
     */
    protected Verb(String name, String arguments, String summary, String example) {
        this.name = name;
        this.summary = summary;
        syntax = new Syntax("stackctl " + name, arguments, summary);
        syntax.footer("Example:", "  " + example);
    }

    /**
     * Does it.
     *
     * @param arguments what is no flag
     * @return the exit code
     * @throws io.stackctl.failure.StackException when it cannot be done
     */
    protected abstract int run(Session session, List<String> arguments);

    /** What completion offers for an argument; services unless a verb says otherwise. */
    public Candidates candidates() {
        return Candidates.SERVICES;
    }

    /** What it does on several engines; asked when its part of the command line is read. */
    protected OnSeveral onSeveral() {
        return OnSeveral.REFUSED;
    }

    /** Whether its words are handed to it as they are. */
    protected boolean readsItsOwnLine() {
        return false;
    }

    public final String name() {
        return name;
    }

    public final String summary() {
        return summary;
    }

    public final Syntax syntax() {
        return syntax;
    }

    /** Declares how many arguments there may be. */
    protected final void arguments(int from, int to) {
        least = from;
        most = to;
    }

    /** Everything after the first argument belongs to the program that is run. */
    protected final void stopAtFirstArgument() {
        syntax.stopAtFirstArgument();
    }

    public final Toggle toggle(String description, String... names) {
        return add(new Toggle(names, description, false));
    }

    /** A switch that is on unless it is switched off: {@code --prune=false}. */
    protected final Toggle toggledOn(String description, String... names) {
        return add(new Toggle(names, description, true));
    }

    public final Choice choice(String label, String description, String... names) {
        return add(new Choice(names, label, description));
    }

    public final Values values(String label, String description, String... names) {
        return add(new Values(names, label, description, false));
    }

    /** Several values, also in one word with commas between them. */
    protected final Values commaValues(String label, String description, String... names) {
        return add(new Values(names, label, description, true));
    }

    final <F extends Flag> F add(F flag) {
        syntax.add(flag);
        return flag;
    }

    /** A flag that help and completion do not show. */
    public final <F extends Flag> F addHidden(F flag) {
        flag.hide();
        return add(flag);
    }

    /** Begins what can be done beside the reading of flags and definitions. */
    void prepare() {}

    /** Reads its part of the command line. */
    final List<String> parse(List<String> line) {
        return readsItsOwnLine() ? line : syntax.parse(line);
    }

    /** Refuses the wrong number of arguments, in the words that Compose uses. */
    final void check(List<String> arguments) {
        int count = arguments.size();
        if (count < least) {
            throw BadUsage.of(
                    least == most
                            ? "accepts " + least + " arg(s), received " + count
                            : "requires at least " + least + " arg(s), only received " + count,
                    "See 'stackctl " + name + " --help'.");
        }
        if (count > most) {
            throw BadUsage.of(
                    "accepts at most " + most + " arg(s), received " + count,
                    "See 'stackctl " + name + " --help'.");
        }
    }
}
