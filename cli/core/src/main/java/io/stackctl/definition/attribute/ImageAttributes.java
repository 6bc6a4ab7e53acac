package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.DroppedShape;
import io.stackctl.definition.shape.ScalarShape;
import io.stackctl.definition.shape.Shape;
import java.util.Map;

/** What a service's image is and where it comes from. */
final class ImageAttributes {

    private ImageAttributes() {}

    static void addTo(Map<String, Shape> service) {
        service.put("image", ScalarShape.text());
        service.put("build", BuildAttributes.build());
        service.put("develop", DevelopAttributes.develop());
        service.put("platform", ScalarShape.text());
        service.put(
                "pull_policy",
                ScalarShape.text()
                        .matching(
                                ImageAttributes::isPullPolicy,
                                "always, never, build, if_not_present, missing, refresh,"
                                        + " daily, weekly or every_<duration>"));
        service.put("pull_refresh_after", new DroppedShape(ScalarShape.text()));
    }

    private static boolean isPullPolicy(String text) {
        for (var word :
                new String[] {
                    "always",
                    "never",
                    "build",
                    "if_not_present",
                    "missing",
                    "refresh",
                    "daily",
                    "weekly"
                }) {
            if (text.contains(word)) {
                return true;
            }
        }
        var every = text.indexOf("every_");
        if (every < 0) {
            return false;
        }
        var at = every + "every_".length();
        var digits = at;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        return digits > at && digits < text.length() && "wdhms".indexOf(text.charAt(digits)) >= 0;
    }
}
