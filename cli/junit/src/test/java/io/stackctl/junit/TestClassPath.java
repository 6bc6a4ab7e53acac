package io.stackctl.junit;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the classes of these tests are found. */
final class TestClassPath {

    private TestClassPath() {}

    /** Some test runners have a class loader of their own, and are beside it themselves. */
    static String get() {
        var own = System.getProperty("java.class.path");
        return TestClassPath.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(":"))
                        + ":"
                        + own
                : own;
    }
}
