package io.stackctl.workflow.lifecycle;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.history.Revision;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedVolume;
import java.util.List;

/** A deployment that has neither come nor gone back, over which some things must not be done. */
final class HalfDone {

    private HalfDone() {}

    /**
     * Looks whether there is one.
     *
     * @param kept what is kept of the stack
     * @throws StackException when there is
     */
    static void refuse(StackName stack, List<ObservedVolume> kept) {
        RevisionStore.newest(stack, kept)
                .filter(Revision::isOpen)
                .ifPresent(open -> {
                    throw new StackException(
                            new Failure.InvalidRequest(
                                    "revision "
                                            + open.number().value()
                                            + " of stack "
                                            + stack
                                            + " is half deployed",
                                    "`stackctl deploy` or `stackctl promote` goes on with it,"
                                            + " `stackctl abort` goes back"));
                });
    }
}
