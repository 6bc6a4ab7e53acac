package io.stackctl.kubernetes.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.kubernetes.client.ResourceKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DifferenceTest {

    private static List<String> causes(String is, String wanted) {
        var json = new JsonMapper();
        return Difference.of(
                ResourceKind.DEPLOYMENT, json.readTree(mounts(is)), json.readTree(mounts(wanted)));
    }

    private static String mounts(String mounts) {
        return "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"web\",\"volumeMounts\":["
                + mounts
                + "]}]}}}}";
    }

    @Test
    void each_of_several_places_of_one_volume_counts() {
        var two =
                "{\"name\":\"data\",\"mountPath\":\"/a\",\"subPath\":\"one\"},"
                        + "{\"name\":\"data\",\"mountPath\":\"/b\",\"subPath\":\"two\"}";

        assertEquals(
                List.of("containers[web].volumeMounts[data].subPath one -> other"),
                causes(two, two.replace("one", "other")));
        assertEquals(
                List.of("containers[web].volumeMounts[data#2].subPath two -> other"),
                causes(two, two.replace("two", "other")));
        assertEquals(List.of(), causes(two, two));
    }
}
