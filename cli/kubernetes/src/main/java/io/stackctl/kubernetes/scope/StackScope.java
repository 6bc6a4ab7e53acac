package io.stackctl.kubernetes.scope;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.proxy.ForeignProxy;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.Mapping;
import io.stackctl.workflow.render.StackFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The stack that is rendered: its services, what they are called, and what was found. */
public final class StackScope {

    /** The label that says which service an object is of. */
    public static final String NAME_LABEL = "app.kubernetes.io/name";

    /** The label that says which stack an object is of. */
    public static final String STACK_LABEL = "app.kubernetes.io/part-of";

    /** The label that says who made an object. */
    public static final String MANAGER_LABEL = "app.kubernetes.io/managed-by";

    private final Stack stack;
    private final StackFiles files;
    private final Findings findings = new Findings();
    private final List<ServiceScope> services = new ArrayList<>();
    private final Set<ServiceName> leftOut = new HashSet<>();

    /** Looks at a stack. */
    public StackScope(Stack stack, StackFiles files) {
        this.stack = stack;
        this.files = files;
        Map<String, Service> taken = new HashMap<>();
        for (var service : stack.services()) {
            if (isProxy(service)) {
                leaveOut(service);
            } else {
                add(service, taken);
            }
        }
    }

    /** One that asks an engine which containers there are, to share out requests among them. */
    private boolean isProxy(Service service) {
        return service.definition().has("ports")
                && socket(service).isPresent()
                && stack.services().stream().anyMatch(other -> ForeignProxy.of(other).isPresent());
    }

    private Optional<Mapping> socket(Service service) {
        return service.definition().mappings("volumes").stream()
                .filter(mount -> isEngineSocket(mount.text("source", "")))
                .findFirst();
    }

    private void leaveOut(Service service) {
        var place = socket(service).map(Mapping::location).orElse(placeOf(service));
        leftOut.add(service.name());
        findings.warn(
                place,
                "services." + service.name(),
                "is left out in Kubernetes, whose nodes have no socket of an engine to ask",
                "the routes that it reads are objects there, for a controller of the cluster's");
    }

    /** Whether a service is no part of the rendering. */
    public boolean isLeftOut(ServiceName service) {
        return leftOut.contains(service);
    }

    private void add(Service service, Map<String, Service> taken) {
        var said = service.name().value();
        var name = ObjectNames.of(said);
        var place = placeOf(service);
        var other = taken.putIfAbsent(name, service);
        var path = "services." + said;
        if (other != null) {
            findings.refuse(
                    place,
                    path,
                    "is called '" + name + "' in Kubernetes, as '" + other.name() + "' is, too",
                    "call one of them otherwise");
            return;
        }
        if (!name.equals(said)) {
            findings.warn(
                    place,
                    path,
                    "is called '" + name + "' in Kubernetes, whose names are of a-z, 0-9 and '-'",
                    "call it so here, too, and wherever others address it");
        }
        services.add(new ServiceScope(service, name, WorkloadKind.of(stack, service), place, this));
    }

    private Location placeOf(Service service) {
        var entry = stack.definition().mapping("services").entry(service.name().value());
        return entry == null ? service.definition().location() : entry.keyLocation();
    }

    /** Whether a path is one at which a container engine is asked. */
    public boolean isEngineSocket(String path) {
        return path.matches(".*/(?:docker|podman|containerd|crio)\\.sock");
    }

    public Stack stack() {
        return stack;
    }

    public Findings findings() {
        return findings;
    }

    public StackFiles files() {
        return files;
    }

    /** Those that are rendered, in the order of their names. */
    public List<ServiceScope> services() {
        return List.copyOf(services);
    }

    public Optional<ServiceScope> service(ServiceName wanted) {
        return services.stream().filter(one -> one.service().name().equals(wanted)).findFirst();
    }

    /** Metadata of an object of the whole stack. */
    public Fields metadata(String objectName) {
        return metadata(objectName, "");
    }

    /** Metadata of an object, with the labels that tell whose it is. */
    Fields metadata(String objectName, String service) {
        var labels = new Fields();
        if (!service.isEmpty()) {
            labels.text(NAME_LABEL, service);
        }
        labels.text(STACK_LABEL, stack.name().toString()).text(MANAGER_LABEL, "stackctl");
        return new Fields().text("name", objectName).put("labels", labels);
    }
}
