package io.stackctl.swarm.planner;

import io.stackctl.cluster.UpOrder;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.event.Resource;
import io.stackctl.model.DependencyOrder;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Dependency;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.swarm.action.AwaitService;
import io.stackctl.swarm.action.AwaitTasksGone;
import io.stackctl.swarm.action.CreateService;
import io.stackctl.swarm.action.RemoveService;
import io.stackctl.swarm.action.SwarmAction;
import io.stackctl.swarm.action.UpdateService;
import io.stackctl.swarm.spec.NamespaceLabels;
import io.stackctl.swarm.spec.PinnedImage;
import io.stackctl.swarm.spec.ServiceSpec;
import io.stackctl.swarm.state.ObservedService;
import io.stackctl.swarm.state.ObservedSwarm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans how a stack comes to its definition on a swarm. */
public final class SwarmPlanner {

    private final Stack stack;
    private final Map<ServiceName, PinnedImage> images;
    private final ObservedSwarm observed;
    private final UpOrder order;
    private final FilePlan files;
    private final PlanBuilder<SwarmAction> plan = SwarmAction.plan();

    /** For whoever depends on a service: the number of the action that has it ready. */
    private final Map<ServiceName, Integer> ready = new HashMap<>();

    /** What changed services are to be, and were: a way back may lead there. */
    private final List<Json> forms = new ArrayList<>();

    private final List<ObservedService> unchanged = new ArrayList<>();

    private SwarmPlanner(
            Stack stack,
            Map<ServiceName, PinnedImage> images,
            ObservedSwarm observed,
            UpOrder order,
            FilePlan files) {
        this.stack = stack;
        this.images = images;
        this.observed = observed;
        this.order = order;
        this.files = files;
    }

    /**
     * Plans.
     *
     * @param stack the selected services, with how many tasks each is to have
     * @param images what they are to run
     * @param files which configs and secrets are there, and which come
     */
    public static Plan<SwarmAction> up(
            Stack stack,
            Map<ServiceName, PinnedImage> images,
            ObservedSwarm observed,
            UpOrder order,
            FilePlan files) {
        return new SwarmPlanner(stack, images, observed, order, files).plan();
    }

    private Plan<SwarmAction> plan() {
        var before = new ArrayList<Integer>();
        NetworkPlan.of(stack, observed).forEach(creation -> before.add(plan.add(creation)));
        files.creations().forEach(creation -> before.add(plan.add(creation)));
        files.warnings().forEach(plan::warn);
        var together = before.isEmpty() ? before : plan.everythingSoFar("networks and files");
        for (var service : inOrder()) {
            plan(service, together);
        }
        planOrphans();
        var removals = files.removals(used());
        if (!removals.isEmpty()) {
            var services = plan.everythingSoFar("services");
            removals.forEach(removal -> plan.add(removal, services));
        }
        return plan.build();
    }

    /** Each behind those that it depends on. Circles were refused when the definition was read. */
    private List<Service> inOrder() {
        var order = new DependencyOrder<ServiceName>(this::dependencies, circle -> {});
        stack.services().forEach(service -> order.add(service.name()));
        return order.all().stream().flatMap(name -> stack.service(name).stream()).toList();
    }

    private List<ServiceName> dependencies(ServiceName name) {
        return stack.service(name).stream()
                .flatMap(service -> service.dependencies().stream())
                .map(Dependency::service)
                .toList();
    }

    private void plan(Service service, List<Integer> together) {
        var waits = new ArrayList<>(together);
        boolean needed =
                stack.services().stream()
                        .flatMap(other -> other.dependencies().stream())
                        .anyMatch(dependency -> dependency.service().equals(service.name()));
        for (var dependency : service.dependencies()) {
            Optional.ofNullable(ready.get(dependency.service())).ifPresent(waits::add);
        }
        var image =
                images.getOrDefault(
                        service.name(), PinnedImage.unpinned(stack.imageOf(service).value()));
        var spec = ServiceSpec.of(stack, service, image, files.names());
        var is = observed.service(service.name());
        var change =
                is.isPresent()
                        ? update(service, is.get(), spec, waits, image)
                        : create(service, spec, waits, "not found");
        if (change.isEmpty()) {
            plan.keep(
                    Resource.service(NamespaceLabels.scoped(stack.name(), service.name().value())));
            unchanged.add(is.orElseThrow());
            return;
        }
        forms.add(spec);
        if (order.waits() || needed) {
            var updated = is.map(found -> found.update().text("StartedAt")).orElse("");
            ready.put(
                    service.name(),
                    plan.add(
                            new AwaitService(
                                    service.name(),
                                    spec.text("Name"),
                                    updated,
                                    false,
                                    order.timeout(),
                                    "converging"),
                            change.get()));
        } else {
            ready.put(service.name(), change.get());
        }
    }

    private Optional<Integer> create(
            Service service, Json spec, List<Integer> waits, String cause) {
        return Optional.of(
                plan.add(
                        new CreateService(service.name(), spec, order.registryAuth(), cause),
                        waits));
    }

    private Optional<Integer> update(
            Service service,
            ObservedService is,
            Json spec,
            List<Integer> waits,
            PinnedImage image) {
        if (!mode(is.spec()).equals(mode(spec))) {
            var cause = "mode " + mode(is.spec()) + " -> " + mode(spec) + ", which cannot change";
            int removal = plan.add(new RemoveService(is, cause), waits);
            int gone = plan.add(AwaitTasksGone.of(List.of(is), order.timeout(), cause), removal);
            return create(service, spec, List.of(gone), cause);
        }
        var difference =
                FlatSpec.of(spec, observed::networkName)
                        .differenceTo(FlatSpec.of(is.spec(), observed::networkName));
        var cause = cause(difference, image.coming());
        boolean renewed = order.renewed().contains(service.name());
        if (cause.isEmpty() && !renewed) {
            return Optional.empty();
        }
        long forced = is.spec().get("TaskTemplate").number("ForceUpdate");
        var kept = forced(spec, renewed ? forced + 1 : forced);
        forms.add(is.spec());
        return Optional.of(
                plan.add(
                        new UpdateService(
                                is, kept, order.registryAuth(), cause.orElse("asked for")),
                        waits));
    }

    private static Optional<String> cause(Optional<String> difference, Optional<String> coming) {
        return coming.isPresent() && difference.isPresent()
                ? Optional.of(coming.get() + ", " + difference.get())
                : coming.or(() -> difference);
    }

    private static String mode(Json spec) {
        return spec.get("Mode").members().keySet().stream().findFirst().orElse("Replicated");
    }

    /** Tasks are made anew when the number differs from before, whatever it is. */
    static Json forced(Json spec, long number) {
        return new JsonBuilder()
                .putAll(spec)
                .put(
                        "TaskTemplate",
                        new JsonBuilder()
                                .putAll(spec.get("TaskTemplate"))
                                .put("ForceUpdate", number)
                                .build())
                .build();
    }

    private void planOrphans() {
        for (var service : observed.services()) {
            if (stack.definedService(service.name()).isPresent()) {
                if (stack.service(service.name()).isEmpty()) {
                    unchanged.add(service);
                }
            } else if (order.removeOrphans()) {
                plan.add(new RemoveService(service, "not defined"));
            } else {
                unchanged.add(service);
                plan.warn(
                        "Found orphan service "
                                + service.spec().text("Name")
                                + " of this stack: it is not defined any more. --remove-orphans"
                                + " removes it.");
            }
        }
    }

    /** What services use, or would if their last change was taken back. */
    private List<Json> used() {
        var used = new ArrayList<>(forms);
        for (var service : unchanged) {
            used.add(service.spec());
            used.add(service.previous());
        }
        return used;
    }
}
