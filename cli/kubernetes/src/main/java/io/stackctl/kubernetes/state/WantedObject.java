package io.stackctl.kubernetes.state;

import io.stackctl.kubernetes.client.ResourceKind;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.StackScope;
import io.stackctl.model.tree.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object as it is to be.
 *
 * @param json as it is sent
 */
public record WantedObject(ObjectName id, ObjectNode json) {

    private static final JsonMapper JSON = new JsonMapper();

    /** One as it was rendered. */
    public static WantedObject of(KubernetesObject object) {
        var kind =
                ResourceKind.of(object.apiVersion(), object.kind())
                        .orElseThrow(() -> new IllegalStateException("no kind of " + object));
        var json = (ObjectNode) JSON.readTree(CanonicalJson.of(object.tree()));
        encodeData(json);
        return new WantedObject(new ObjectName(kind, object.name()), json);
    }

    /**
     * Plain texts of secrets are for people to write. The cluster turns them into data, and then
     * does not know any more whose they were: a key that goes would stay.
     */
    private static void encodeData(ObjectNode json) {
        if (json.remove("stringData") instanceof ObjectNode texts) {
            var data = json.withObject("/data");
            for (var text : texts.properties()) {
                data.put(
                        text.getKey(),
                        Base64.getEncoder()
                                .encodeToString(
                                        text.getValue()
                                                .asString()
                                                .getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    /** The service that it is of, as Kubernetes calls it; empty for one of the whole stack. */
    public String service() {
        return json.path("metadata").path("labels").path(StackScope.NAME_LABEL).asString("");
    }
}
