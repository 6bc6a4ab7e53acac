package io.stackctl.model.deploy;

import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.tree.Mapping;
import java.util.List;

/**
 * Which of two containers goes first, and why.
 *
 * @param obstacles what is in the way of start-first; it decides unless an order is explicit
 * @param cause why, as part of a sentence, such as {@code volume data has one writer}
 */
public record OrderChoice(UpdateOrder order, List<Obstacle> obstacles, String cause) {

    public OrderChoice {
        obstacles = List.copyOf(obstacles);
    }

    /**
     * Chooses: what is explicit, else start-first where nothing is in the way of it.
     *
     * @throws StackException when what is asked for cannot be done, with its place
     */
    public static OrderChoice of(Stack stack, Service service, DeployPolicy policy) {
        var obstacles = Obstacles.of(stack, service, policy);
        var explicit = policy.order();
        var strategy = policy.strategy();
        if (strategy != Strategy.ROLLING) {
            var order = strategy.overlaps() ? UpdateOrder.START_FIRST : UpdateOrder.STOP_FIRST;
            if (explicit.isPresent() && explicit.get() != order) {
                throw impossible(
                        stack,
                        service,
                        "order " + explicit.get() + " contradicts strategy " + strategy,
                        "leave out one of them");
            }
            return checked(
                    stack, service, new OrderChoice(order, obstacles, "strategy " + strategy));
        }
        if (explicit.isPresent()) {
            return checked(
                    stack,
                    service,
                    new OrderChoice(explicit.get(), obstacles, "order " + explicit.get()));
        }
        return obstacles.isEmpty()
                ? new OrderChoice(UpdateOrder.START_FIRST, obstacles, "nothing is in its way")
                : new OrderChoice(UpdateOrder.STOP_FIRST, obstacles, obstacles.getFirst().reason());
    }

    /** Whether the new container has the data of the old one, so that only one may be down. */
    public boolean isStateful() {
        return order == UpdateOrder.STOP_FIRST && obstacles.stream().anyMatch(OrderChoice::isData);
    }

    private static boolean isData(Obstacle obstacle) {
        return obstacle instanceof Obstacle.OneWriter || obstacle instanceof Obstacle.HandedOver;
    }

    private static OrderChoice checked(Stack stack, Service service, OrderChoice choice) {
        if (choice.order == UpdateOrder.START_FIRST && !choice.obstacles.isEmpty()) {
            var first = choice.obstacles.getFirst();
            throw impossible(
                    stack,
                    service,
                    choice.cause + " is impossible: " + first.reason(),
                    first.remedy());
        }
        return choice;
    }

    private static StackException impossible(
            Stack stack, Service service, String message, String remedy) {
        return new StackException(
                new InvalidDefinition(
                        List.of(
                                Mistake.of(
                                        message,
                                        place(stack, service.definition()),
                                        "services." + service.name(),
                                        remedy))));
    }

    /** Where it is asked for; the service where a flag did. */
    private static Location place(Stack stack, Mapping service) {
        var places =
                List.of(
                        service.mapping("x-stackctl").mapping("deploy").find("strategy"),
                        service.mapping("deploy").mapping("update_config").find("order"),
                        stack.definition()
                                .mapping("x-stackctl")
                                .mapping("deploy")
                                .find("strategy"));
        return places.stream()
                .flatMap(place -> place.stream())
                .map(node -> node.location())
                .findFirst()
                .orElse(service.location());
    }
}
