/** What a target makes of each attribute of the Compose Specification. */
@NullMarked
package io.stackctl.model.attribute;

import org.jspecify.annotations.NullMarked;
