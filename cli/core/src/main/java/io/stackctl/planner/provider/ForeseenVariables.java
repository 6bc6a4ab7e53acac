package io.stackctl.planner.provider;

import io.stackctl.model.Service;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Dependency;
import io.stackctl.plan.Plan;
import io.stackctl.step.Provided;
import io.stackctl.step.Step;
import io.stackctl.step.provider.RunProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * Variables that earlier steps of the same plan find out. What they will be is not known before, so
 * the containers that get them are planned to be replaced.
 */
public final class ForeseenVariables {

    private final Map<ServiceName, Integer> steps = new HashMap<>();

    /**
     * Those of a plan.
     *
     * @param supplies steps of which some are about provider services; they keep their numbers
     */
    public ForeseenVariables(Plan<Step> supplies) {
        for (var numbered : supplies.actions()) {
            if (numbered.action() instanceof RunProvider run) {
                steps.put(run.call().service(), numbered.number());
            }
        }
    }

    /** Why containers of a service are replaced; empty when it gets none of these variables. */
    public Optional<String> change(Service service) {
        var numbers = stepsFor(service);
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        var either = new StringJoiner(" or ", "if ", " sets other variables");
        numbers.forEach(number -> either.add(Integer.toString(number)));
        return Optional.of(either.toString());
    }

    /** The steps after which the variables of a service are known. */
    public List<Integer> stepsFor(Service service) {
        var numbers = new TreeSet<Integer>();
        for (var provider : providersOf(service)) {
            Optional.ofNullable(steps.get(provider)).ifPresent(numbers::add);
        }
        return List.copyOf(numbers);
    }

    /** How the names of these variables begin in a service. */
    public List<String> prefixesIn(Service service) {
        return providersOf(service).stream().map(Provided::prefix).toList();
    }

    private List<ServiceName> providersOf(Service service) {
        if (steps.isEmpty()) {
            return List.of();
        }
        return service.dependencies().stream()
                .map(Dependency::service)
                .filter(steps::containsKey)
                .toList();
    }
}
