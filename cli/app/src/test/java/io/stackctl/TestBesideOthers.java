package io.stackctl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A test on a swarm that runs while others do, as long as all machines take tasks. */
@Test
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = TestBesideOthers.MACHINES, mode = ResourceAccessMode.READ)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface TestBesideOthers {

    /** What a test locks that takes one of them away. */
    String MACHINES = "machines";
}
