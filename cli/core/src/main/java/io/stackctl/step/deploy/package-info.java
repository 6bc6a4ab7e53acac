/** Steps that bring a new version in beside the old one. */
@NullMarked
package io.stackctl.step.deploy;

import org.jspecify.annotations.NullMarked;
