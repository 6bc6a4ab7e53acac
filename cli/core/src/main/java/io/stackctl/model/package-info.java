/**
 * The stack the user asked for. One immutable tree of {@link io.stackctl.model.tree.Node}s is the
 * truth (for {@code config}, for hashes); {@link io.stackctl.model.Service} and its kin are typed
 * views of it.
 */
@NullMarked
package io.stackctl.model;

import org.jspecify.annotations.NullMarked;
