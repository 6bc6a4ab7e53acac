package io.stackctl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, linux/amd64, true",
        "linux/amd64, linux/x86_64, true",
        "linux/amd64, linux/amd64/v3, false",
        "linux/amd64, windows/amd64, false",
        "linux/arm64, linux/arm64/v8, true",
        "linux/aarch64/v8, linux/arm64, true",
        "linux/arm, linux/arm/v7, true",
        "linux/armhf, linux/arm/7, true",
        "linux/arm/v6, linux/arm/v7, false",
        "linux/i386, linux/386, true",
        "amd64, linux/amd64, true",
        "arm64, linux/amd64, false",
        "Linux, linux/s390x, true",
        "linux/s390x, linux/s390x, true"
    })
    void names_of_one_platform_mean_the_same(String wanted, String is, boolean met) {
        assertEquals(met, Platform.of(wanted).isMetBy(Platform.of(is)));
    }
}
