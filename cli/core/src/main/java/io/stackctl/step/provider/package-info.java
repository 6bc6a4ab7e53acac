/** The steps of what is no container: a program of this machine provides it. */
@NullMarked
package io.stackctl.step.provider;

import org.jspecify.annotations.NullMarked;
