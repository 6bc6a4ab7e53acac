/** The JSON of the Engine API, as a small immutable tree. */
@NullMarked
package io.stackctl.docker.json;

import org.jspecify.annotations.NullMarked;
