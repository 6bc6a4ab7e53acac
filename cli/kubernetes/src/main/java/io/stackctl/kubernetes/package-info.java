/**
 * A stack as objects of Kubernetes: a pure function, the files that its result is written into, and
 * a cluster that it is brought to.
 */
@NullMarked
package io.stackctl.kubernetes;

import org.jspecify.annotations.NullMarked;
