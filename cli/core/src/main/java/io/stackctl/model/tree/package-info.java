/** A resolved definition as one immutable tree, and how its values are written. */
@NullMarked
package io.stackctl.model.tree;

import org.jspecify.annotations.NullMarked;
