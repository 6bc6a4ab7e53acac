/** How services go over to a new revision, and back. */
@NullMarked
package io.stackctl.planner.deploy;

import org.jspecify.annotations.NullMarked;
