/** Waiting in a cluster. */
@NullMarked
package io.stackctl.kubernetes.action;

import org.jspecify.annotations.NullMarked;
