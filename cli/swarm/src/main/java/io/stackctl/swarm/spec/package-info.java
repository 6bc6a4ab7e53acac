/** What a definition is in Swarm's words: pure functions from a stack to the bodies of calls. */
@NullMarked
package io.stackctl.swarm.spec;

import org.jspecify.annotations.NullMarked;
