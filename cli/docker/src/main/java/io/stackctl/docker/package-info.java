/** The engine port over the Docker Engine API. */
@NullMarked
package io.stackctl.docker;

import org.jspecify.annotations.NullMarked;
