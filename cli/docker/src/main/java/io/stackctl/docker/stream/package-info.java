/** Streams of containers: frames, lines, sessions. */
@NullMarked
package io.stackctl.docker.stream;

import org.jspecify.annotations.NullMarked;
