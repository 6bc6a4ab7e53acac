/** What a cluster has of a stack, and what it would make of what is wanted. */
@NullMarked
package io.stackctl.kubernetes.state;

import org.jspecify.annotations.NullMarked;
