package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;

/** Without picocli's annotation processor the build stays green and the metadata is missing. */
class NativeImageMetadataTest {

    @Test
    void the_annotation_processor_has_run() {
        assertNotNull(
                getClass()
                        .getResource(
                                "/META-INF/native-image/picocli-generated/io.stackctl/stackctl-cli/reflect-config.json"));
    }
}
