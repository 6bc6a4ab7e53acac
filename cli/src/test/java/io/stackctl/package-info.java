/** Rules that hold for the whole code base. */
@NullMarked
package io.stackctl;

import org.jspecify.annotations.NullMarked;
