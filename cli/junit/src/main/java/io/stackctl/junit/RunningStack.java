package io.stackctl.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The stack itself, on a field of type {@link io.stackctl.embed.StackSession}: its logs, programs
 * in its containers, all its ports. A parameter of that type needs no annotation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface RunningStack {}
