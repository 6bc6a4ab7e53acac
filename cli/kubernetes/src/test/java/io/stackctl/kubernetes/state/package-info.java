/** What a cluster has, and what it would make of what is wanted. */
@NullMarked
package io.stackctl.kubernetes.state;

import org.jspecify.annotations.NullMarked;
