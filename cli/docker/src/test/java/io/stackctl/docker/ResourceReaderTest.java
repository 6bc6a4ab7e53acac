package io.stackctl.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.json.JsonInput;
import io.stackctl.state.ObservedImage;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

/** Inspections of images, as engines with the containerd image store answer them and others. */
class ResourceReaderTest {

    private static ObservedImage image(String manifests) throws Exception {
        var json =
                """
                {"Id": "sha256:index", "RepoTags": ["shop:1"], "Os": "linux", "Architecture": "amd64",
                 "Config": {}, "Size": 1%s}
                """
                        .formatted(manifests);
        return ResourceReader.image(
                JsonInput.parse(new ByteArrayInputStream(json.getBytes(UTF_8))));
    }

    private static String manifest(String id, String kind, boolean available, String data) {
        return """
        {"ID": "sha256:%s", "Kind": "%s", "Available": %s%s}\
        """
                .formatted(id, kind, available, data);
    }

    private static String forPlatform(String architecture) {
        return ", \"ImageData\": {\"Platform\": {\"os\": \"linux\", \"architecture\": \"%s\"}}"
                .formatted(architecture);
    }

    @Test
    void the_content_of_an_image_is_not_what_is_said_about_its_build() throws Exception {
        var image =
                image(
                        ", \"Manifests\": [%s, %s, %s, %s]"
                                .formatted(
                                        manifest("arm", "image", true, forPlatform("arm64")),
                                        manifest("amd", "image", true, forPlatform("amd64")),
                                        manifest("s390", "image", false, forPlatform("s390x")),
                                        manifest("seen", "attestation", true, "")));

        assertEquals("sha256:index", image.id().value());
        assertEquals("sha256:amd", image.contentDigest("").value());
        assertEquals("sha256:arm", image.contentDigest("linux/arm64").value());
        assertEquals("sha256:index", image.contentDigest("linux/s390x").value());
        assertTrue(image.isFor("linux/arm64"));
        assertFalse(image.isFor("linux/s390x"));
    }

    @Test
    void a_lone_image_is_meant_whatever_it_is_for() throws Exception {
        var known =
                image(
                        ", \"Manifests\": [%s]"
                                .formatted(manifest("arm", "image", true, forPlatform("arm64"))));
        var unknown = image(", \"Manifests\": [%s]".formatted(manifest("x", "image", true, "")));

        assertEquals("sha256:arm", known.contentDigest("linux/amd64").value());
        assertFalse(known.isFor("linux/amd64"));
        assertEquals("sha256:x", unknown.contentDigest("").value());
        assertTrue(unknown.isFor("linux/amd64"));
        assertFalse(unknown.isFor("linux/arm64"));
    }

    @Test
    void elsewhere_the_id_is_that_of_the_content() throws Exception {
        var image = image("");

        assertEquals("sha256:index", image.contentDigest("linux/arm64").value());
        assertTrue(image.isFor("linux/amd64"));
        assertTrue(image.isFor(""));
        assertFalse(image.isFor("linux/arm64"));
    }
}
