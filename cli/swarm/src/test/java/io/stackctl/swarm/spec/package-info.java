@NullMarked
package io.stackctl.swarm.spec;

import org.jspecify.annotations.NullMarked;
