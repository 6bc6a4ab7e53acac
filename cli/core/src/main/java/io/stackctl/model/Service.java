package io.stackctl.model;

import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Connectivity;
import io.stackctl.model.service.Dependency;
import io.stackctl.model.service.Healthcheck;
import io.stackctl.model.service.Hook;
import io.stackctl.model.service.InitStep;
import io.stackctl.model.service.Limits;
import io.stackctl.model.service.Logging;
import io.stackctl.model.service.ModelGrant;
import io.stackctl.model.service.Privileges;
import io.stackctl.model.service.Provider;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.model.service.ReplicaCount;
import io.stackctl.model.service.RestartPolicy;
import io.stackctl.model.service.Schedule;
import io.stackctl.model.service.Storage;
import io.stackctl.model.service.WatchRule;
import io.stackctl.model.tree.DurationText;
import io.stackctl.model.tree.Mapping;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A service: a typed view of its canonical definition, in which every short form is expanded, every
 * path is absolute and every default that does not belong to the engine is filled in.
 *
 * @param definition the tree behind the view, in the order {@code config} prints it
 */
public record Service(ServiceName name, Mapping definition) {

    /** The image to run, or the name a built one gets; see {@link Stack#imageOf}. */
    public Optional<ImageName> image() {
        return definition.text("image").map(ImageName::of);
    }

    public Optional<BuildDefinition> build() {
        return definition.find("build").map(node -> new BuildDefinition((Mapping) node));
    }

    /** Default: when missing. */
    public PullPolicy pullPolicy() {
        return PullPolicy.of(definition.text("pull_policy", ""));
    }

    /** Whether the definition says that an image which is there is not fetched again. */
    public boolean pullsMissingOnly() {
        return definition.has("pull_policy") && pullPolicy() instanceof PullPolicy.Missing;
    }

    /** {@code os/arch[/variant]}; may be empty. */
    public String platform() {
        return definition.text("platform", "");
    }

    /** Arguments; empty keeps the image's, an empty list sends none. */
    public Optional<List<String>> command() {
        return definition.find("command").map(ignored -> definition.texts("command"));
    }

    /** The program; empty keeps the image's, an empty list sends none. */
    public Optional<List<String>> entrypoint() {
        return definition.find("entrypoint").map(ignored -> definition.texts("entrypoint"));
    }

    /** Variables, with those of {@code env_file}; one without a value is unset in the container. */
    public Map<String, Optional<String>> environment() {
        return definition.optionalTextsByKey("environment");
    }

    public Map<String, String> labels() {
        return definition.textsByKey("labels");
    }

    public Map<String, String> annotations() {
        return definition.textsByKey("annotations");
    }

    public String workingDir() {
        return definition.text("working_dir", "");
    }

    /** {@code user}, {@code uid:gid}, …; may be empty. */
    public String user() {
        return definition.text("user", "");
    }

    public boolean tty() {
        return definition.flag("tty");
    }

    public boolean stdinOpen() {
        return definition.flag("stdin_open");
    }

    /** Whether attached {@code up} and {@code logs} show it; default true. */
    public boolean attach() {
        return definition.optionalFlag("attach").orElse(true);
    }

    /** A fixed name; only one container can have it. */
    public Optional<ContainerName> containerName() {
        return definition.text("container_name").map(ContainerName::of);
    }

    /** {@code scale}, else {@code deploy.replicas}, else 1; the most there is for what is more. */
    public ReplicaCount replicas() {
        return definition
                .number("scale")
                .or(() -> definition.mapping("deploy").number("replicas"))
                .map(count ->
                        new ReplicaCount(Math.clamp(count, Integer.MIN_VALUE, Integer.MAX_VALUE)))
                .orElse(ReplicaCount.ONE);
    }

    public List<Dependency> dependencies() {
        return definition.mapping("depends_on").entries().stream()
                .map(entry -> Dependency.of(entry.key(), (Mapping) entry.value()))
                .toList();
    }

    public Optional<Healthcheck> healthcheck() {
        return definition.find("healthcheck").map(node -> Healthcheck.of((Mapping) node));
    }

    /** {@code deploy.restart_policy} if given, else {@code restart}; default no. */
    public RestartPolicy restartPolicy() {
        return RestartPolicy.of(definition);
    }

    /** Such as {@code SIGINT}; empty for the image's, then SIGTERM. */
    public String stopSignal() {
        return definition.text("stop_signal", "");
    }

    /** How long it may take to stop before it is killed; empty for the engine's 10 s. */
    public Optional<Duration> stopGracePeriod() {
        return definition.text("stop_grace_period").map(DurationText::parse);
    }

    public Optional<Logging> logging() {
        return definition.find("logging").map(node -> Logging.of((Mapping) node));
    }

    /** The profiles that enable it; empty is always enabled. */
    public List<String> profiles() {
        return definition.texts("profiles");
    }

    public List<WatchRule> watchRules() {
        return definition.mapping("develop").mappings("watch").stream().map(WatchRule::of).toList();
    }

    /** Run one after the other before its containers start, each in a container of its own. */
    public List<InitStep> preStart() {
        return definition.mappings("pre_start").stream().map(InitStep::of).toList();
    }

    /** The images that its init steps name, each once; its own is not among them. */
    public Set<ImageName> initImages() {
        var images = new LinkedHashSet<ImageName>();
        for (var step : preStart()) {
            step.image().ifPresent(images::add);
        }
        image().ifPresent(images::remove);
        return images;
    }

    /** Run in a container after its start. */
    public List<Hook> postStart() {
        return definition.mappings("post_start").stream().map(Hook::of).toList();
    }

    /** Run in a container before it is stopped. */
    public List<Hook> preStop() {
        return definition.mappings("pre_stop").stream().map(Hook::of).toList();
    }

    public Optional<Provider> provider() {
        return definition.find("provider").map(node -> Provider.of((Mapping) node));
    }

    /** When it runs, of a service that is not to go on running ({@code x-stackctl.schedule}). */
    public Optional<Schedule> schedule() {
        return definition.mapping("x-stackctl").text("schedule").map(Schedule::of);
    }

    public List<ModelGrant> models() {
        var models = definition.mapping("models");
        return models.keys().stream()
                .map(key ->
                        new ModelGrant(
                                key,
                                models.mapping(key).text("endpoint_var", ""),
                                models.mapping(key).text("model_var", "")))
                .toList();
    }

    public Limits limits() {
        return new Limits(definition);
    }

    public Connectivity connectivity() {
        return new Connectivity(definition);
    }

    public Storage storage() {
        return new Storage(definition);
    }

    public Privileges privileges() {
        return new Privileges(definition);
    }
}
