/**
 * Stacks of containers for tests of JUnit: {@link io.stackctl.junit.ComposeStack} is where to
 * begin.
 */
@NullMarked
package io.stackctl.junit;

import org.jspecify.annotations.NullMarked;
