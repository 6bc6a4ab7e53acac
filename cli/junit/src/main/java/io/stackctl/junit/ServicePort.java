package io.stackctl.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a port of a service can be reached: on a field or parameter of type {@code int}, {@link
 * java.net.InetSocketAddress}, {@link java.net.URI} or {@code String}, which is {@code host:port}.
 *
 * <pre>{@code
 * @ServicePort(service = "web", port = 80)
 * URI web;                                     // http://127.0.0.1:49153
 * }</pre>
 *
 * <p>A static field is set before {@code @BeforeAll}, another before {@code @BeforeEach}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface ServicePort {

    /** The service. */
    String service();

    /** The port inside its container, of TCP; the definition publishes it under {@code ports}. */
    int port();

    /** Of a {@link java.net.URI}. */
    String scheme() default "http";
}
