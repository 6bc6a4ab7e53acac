/** Variables: {@code ${NAME:-default}} in texts, and the env files that set them. */
@NullMarked
package io.stackctl.definition.variable;

import org.jspecify.annotations.NullMarked;
