/** Which engine to talk to: variables, contexts, and what is wrong when it cannot be reached. */
@NullMarked
package io.stackctl.docker.host;

import org.jspecify.annotations.NullMarked;
