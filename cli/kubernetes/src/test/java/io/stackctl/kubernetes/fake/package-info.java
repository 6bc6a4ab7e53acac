/** A cluster that pretends, and keeps the rules of a real one as far as stackctl relies on them. */
@NullMarked
package io.stackctl.kubernetes.fake;

import org.jspecify.annotations.NullMarked;
