/** What the things of a stack are called. */
@NullMarked
package io.stackctl.model.name;

import org.jspecify.annotations.NullMarked;
