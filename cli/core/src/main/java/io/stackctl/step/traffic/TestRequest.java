package io.stackctl.step.traffic;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;
import io.stackctl.step.vital.Demands;
import io.stackctl.step.vital.Vigil;
import java.util.List;
import java.util.function.Function;

/**
 * Sends one request through a gateway to a container that gets no others yet.
 *
 * @param path such as {@code /health}
 * @param expected the HTTP status
 */
public record TestRequest(
        ServiceName service, ContainerRef container, String path, int expected, String cause)
        implements ContainerStep {

    @Override
    public String verb() {
        return "test";
    }

    @Override
    public Weight weight() {
        return Weight.WAIT;
    }

    @Override
    public Narration narration() {
        return Narration.SILENT;
    }

    @Override
    public Outcome run(StepContext context) {
        var id = context.idOf(this);
        var answer =
                new Vigil(context, Demands.strict(service), List.of(container))
                        .ask(() -> context.traffic().test(service, id, path))
                        .flatMap(Function.identity());
        if (answer.isEmpty()) {
            throw new StackException(
                    new Failure.OperationFailed(
                            "no gateway could send the test request "
                                    + path
                                    + " to "
                                    + container.name()));
        }
        if (answer.get().status() != expected) {
            throw new StackException(
                    new Failure.OperationFailed(
                            container.name()
                                    + " answered the test request "
                                    + path
                                    + " with "
                                    + answer.get().status()
                                    + " instead of "
                                    + expected,
                            answer.get().body()));
        }
        return Outcome.DONE;
    }
}
