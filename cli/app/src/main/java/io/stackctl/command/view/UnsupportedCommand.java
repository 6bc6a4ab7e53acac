package io.stackctl.command.view;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Session;
import io.stackctl.command.Verb;
import java.util.List;

/** A verb of Compose that stackctl does not have, and says so whatever follows it. */
public final class UnsupportedCommand extends Verb {

    private final String remedy;

    /**
     * Declares it.
     *
     * @param remedy what to do instead
     */
    public UnsupportedCommand(String name, String remedy) {
        super(name, "", "Not supported", "stackctl --help");
        this.remedy = remedy;
    }

    @Override
    protected boolean readsItsOwnLine() {
        return true;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        throw BadUsage.of("'" + name() + "' is not supported", remedy);
    }
}
