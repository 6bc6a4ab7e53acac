/** The port: every call stackctl makes to a container engine. */
@NullMarked
package io.stackctl.engine;

import org.jspecify.annotations.NullMarked;
