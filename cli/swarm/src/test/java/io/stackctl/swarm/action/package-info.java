@NullMarked
package io.stackctl.swarm.action;

import org.jspecify.annotations.NullMarked;
