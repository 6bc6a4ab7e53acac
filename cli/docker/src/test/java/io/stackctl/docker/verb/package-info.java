/** Whole verbs on a real engine. */
@NullMarked
package io.stackctl.docker.verb;

import org.jspecify.annotations.NullMarked;
