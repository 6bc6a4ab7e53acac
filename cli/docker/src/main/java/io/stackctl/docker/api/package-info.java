/** Calls of the Engine API: their form, their answers, their refusals. */
@NullMarked
package io.stackctl.docker.api;

import org.jspecify.annotations.NullMarked;
