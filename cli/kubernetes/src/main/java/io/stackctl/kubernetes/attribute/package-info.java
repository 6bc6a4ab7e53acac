/** What becomes of each attribute of the Compose Specification. */
@NullMarked
package io.stackctl.kubernetes.attribute;

import org.jspecify.annotations.NullMarked;
