/** Steps that bring, make and remove images. */
@NullMarked
package io.stackctl.step.image;

import org.jspecify.annotations.NullMarked;
