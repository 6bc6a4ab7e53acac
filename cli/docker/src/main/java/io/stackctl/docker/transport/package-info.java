/** Byte streams to an engine, and HTTP on them. */
@NullMarked
package io.stackctl.docker.transport;

import org.jspecify.annotations.NullMarked;
