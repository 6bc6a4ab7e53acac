/** Definitions that lie elsewhere: how they are named, and who brings them here. */
@NullMarked
package io.stackctl.definition.remote;

import org.jspecify.annotations.NullMarked;
