package io.stackctl.swarm.planner;

import io.stackctl.docker.json.Json;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.FileDefinition;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.FileGrant;
import io.stackctl.swarm.action.CreateFile;
import io.stackctl.swarm.action.RemoveFile;
import io.stackctl.swarm.spec.FileNames;
import io.stackctl.swarm.spec.FileSpec;
import io.stackctl.swarm.spec.FileSpec.Kind;
import io.stackctl.swarm.state.ObservedFile;
import io.stackctl.swarm.state.ObservedSwarm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which configs and secrets are there, which have to be made, and which nobody uses any more. The
 * first content has the name that {@code docker stack} gives it; any other has its digest in its
 * name, as what is in a config never changes.
 */
public final class FilePlan {

    private final ObservedSwarm observed;
    private final Set<String> renewedSecrets;
    private final Map<String, String> configs = new HashMap<>();
    private final Map<String, String> secrets = new HashMap<>();
    private final List<CreateFile> creations = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private FilePlan(ObservedSwarm observed, Set<String> renewedSecrets) {
        this.observed = observed;
        this.renewedSecrets = renewedSecrets;
    }

    /**
     * Plans.
     *
     * @param files the stack's own, with their contents
     * @param renewed the services whose secrets are made anew where nobody knows the content
     * @throws StackException when one that belongs to somebody else is not there
     */
    public static FilePlan of(
            Stack stack, List<FileSpec> files, ObservedSwarm observed, Set<ServiceName> renewed) {
        var plan = new FilePlan(observed, secrets(stack, renewed));
        for (var file : files) {
            plan.names(file.kind()).put(file.definition().key(), plan.name(file));
        }
        plan.addForeign(Kind.CONFIG, stack.configs());
        plan.addForeign(Kind.SECRET, stack.secrets());
        return plan;
    }

    private static Set<String> secrets(Stack stack, Set<ServiceName> services) {
        return stack.services().stream()
                .filter(service -> services.contains(service.name()))
                .flatMap(service -> service.storage().secrets().stream())
                .map(FileGrant::source)
                .collect(Collectors.toSet());
    }

    private void addForeign(Kind kind, List<FileDefinition> definitions) {
        for (var definition : definitions) {
            if (!definition.external()) {
                continue;
            }
            if (!foreign(kind).containsKey(definition.name())
                    && !own(kind).containsKey(definition.name())) {
                throw StackException.of(
                        Mistake.of(
                                kind.word()
                                        + " "
                                        + definition.name()
                                        + " is declared as external, and is not there",
                                definition.definition().location(),
                                kind.path() + "." + definition.key(),
                                "create it: docker "
                                        + kind.word()
                                        + " create "
                                        + definition.name()
                                        + " FILE"));
            }
            names(kind).put(definition.key(), definition.name());
        }
    }

    private String name(FileSpec file) {
        var plain = file.definition().name();
        var known = own(file.kind());
        var there = known.get(plain);
        if (there != null && isSame(file, there)) {
            return plain;
        }
        var marked = file.markedName();
        if (known.containsKey(marked)) {
            return marked;
        }
        boolean free = there == null && !foreign(file.kind()).containsKey(plain);
        var name = free ? plain : marked;
        creations.add(new CreateFile(file, name, there == null ? "not found" : "content changed"));
        return name;
    }

    private boolean isSame(FileSpec file, ObservedFile there) {
        if (there.digest().isPresent()) {
            return there.digest().get().equals(file.digest());
        }
        if (there.content().isPresent()) {
            return file.content().is(there.content().get());
        }
        if (file.kind() == Kind.CONFIG) {
            return file.content().is(new byte[0]);
        }
        boolean renewed = renewedSecrets.contains(file.definition().key());
        if (!renewed) {
            warnings.add(
                    "secret "
                            + there.name()
                            + " was not made by stackctl, and a swarm does not tell what is in it:"
                            + " it stays as it is. --force-recreate brings what the definition says.");
        }
        return !renewed;
    }

    private Map<String, ObservedFile> own(Kind kind) {
        return kind == Kind.CONFIG ? observed.configs() : observed.secrets();
    }

    private Map<String, String> foreign(Kind kind) {
        return kind == Kind.CONFIG ? observed.foreignConfigs() : observed.foreignSecrets();
    }

    private Map<String, String> names(Kind kind) {
        return kind == Kind.CONFIG ? configs : secrets;
    }

    /** How the swarm calls them once they are there. */
    public FileNames names() {
        return new FileNames(configs, secrets);
    }

    List<CreateFile> creations() {
        return creations;
    }

    List<String> warnings() {
        return warnings;
    }

    /**
     * Those of ours that nothing uses any more. What others put into the stack stays.
     *
     * @param used specifications of services that are there, or may be again
     */
    List<RemoveFile> removals(List<Json> used) {
        Set<String> names = new HashSet<>(configs.values());
        names.addAll(secrets.values());
        for (var spec : used) {
            var container = spec.get("TaskTemplate").get("ContainerSpec");
            container.items("Configs").forEach(item -> names.add(item.text("ConfigName")));
            container.items("Secrets").forEach(item -> names.add(item.text("SecretName")));
        }
        var removals = new ArrayList<RemoveFile>();
        for (var kind : Kind.values()) {
            for (var file : own(kind).values()) {
                if (file.digest().isPresent() && !names.contains(file.name())) {
                    removals.add(new RemoveFile(kind, file.id(), file.name(), "not used any more"));
                }
            }
        }
        return removals;
    }
}
