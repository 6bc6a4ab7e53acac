/**
 * A stack as objects of Kubernetes: a pure function, and the files that its result is written into.
 */
@NullMarked
package io.stackctl.kubernetes;

import org.jspecify.annotations.NullMarked;
