package io.stackctl.kubernetes.attribute;

import io.stackctl.model.attribute.AttributeRule;
import io.stackctl.model.attribute.AttributeRules;
import java.util.ArrayList;
import java.util.List;

/** Networks, volumes, configs, secrets, and what stands at the top. */
final class ResourceRules {

    private static final String PLUGIN = "the cluster's network plugin decides";

    private ResourceRules() {}

    static List<AttributeRule> all() {
        var rules = new ArrayList<AttributeRule>();
        rules.addAll(top());
        rules.addAll(networks());
        rules.addAll(volumes());
        rules.addAll(files("configs.*.", "ConfigMap"));
        rules.addAll(files("secrets.*.", "Secret"));
        return rules;
    }

    private static List<AttributeRule> top() {
        return new AttributeRules("")
                .mapped("name", "the label app.kubernetes.io/part-of")
                .beside("version", "")
                .beside("include", "")
                .refused("models", "run the model as a service of its own")
                .beside("x-stackctl.base-images", "")
                .beside("x-stackctl.env-examples", "")
                .beside("x-stackctl.environment", "")
                .beside("x-stackctl.kubernetes", "")
                .beside("x-stackctl.target", "")
                .mapped("x-stackctl.migrations", "the Job of the service that runs them")
                .beside("x-stackctl.registry", "push images yourself, and name them so")
                .mapped("x-stackctl.deploy", "as that of a service")
                .all();
    }

    private static List<AttributeRule> networks() {
        return new AttributeRules("networks.*.")
                .warned("attachable", "any pod with the network's label is on it")
                .warned("driver", PLUGIN)
                .warned("driver_opts", PLUGIN)
                .beside("enable_ipv4", "")
                .warned("enable_ipv6", PLUGIN)
                .mapped("external", "a NetworkPolicy that lets pods of other namespaces in")
                .mapped("internal", "a NetworkPolicy that lets nothing out")
                .warned("ipam", PLUGIN)
                .warned("labels", "")
                .mapped("name", "the label of its pods")
                .all();
    }

    private static List<AttributeRule> volumes() {
        return new AttributeRules("volumes.*.")
                .mapped("driver", "`local` is the cluster's default storage class")
                .mapped("driver_opts", "`nfs`, memory and a folder of the node")
                .mapped("external", "a PersistentVolumeClaim that is there")
                .mapped("labels", "annotations of the PersistentVolumeClaim")
                .mapped("name", "the name of the PersistentVolumeClaim")
                .all();
    }

    private static List<AttributeRule> files(String prefix, String kind) {
        var rules =
                new AttributeRules(prefix)
                        .mapped("file", "the content of the " + kind)
                        .mapped("environment", "the content of the " + kind)
                        .mapped("external", "a " + kind + " that is there, with a key of its name")
                        .mapped("labels", "annotations of the " + kind)
                        .mapped("name", "the name of the " + kind)
                        .refused("template_driver", "a chart has templates");
        if (kind.equals("ConfigMap")) {
            rules.mapped("content", "the content of the ConfigMap");
        } else {
            rules.refused("driver", "an operator brings secrets from elsewhere")
                    .refused("driver_opts", "an operator brings secrets from elsewhere");
        }
        return rules.all();
    }
}
