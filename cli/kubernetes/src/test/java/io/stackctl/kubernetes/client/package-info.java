/** The way to a cluster. */
@NullMarked
package io.stackctl.kubernetes.client;

import org.jspecify.annotations.NullMarked;
