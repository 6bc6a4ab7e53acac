/** Where stackctl runs: what its process gives it, and the programs that it asks. */
@NullMarked
package io.stackctl.local;

import org.jspecify.annotations.NullMarked;
