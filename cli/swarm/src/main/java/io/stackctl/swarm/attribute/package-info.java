/** What a swarm makes of every attribute of a definition. */
@NullMarked
package io.stackctl.swarm.attribute;

import org.jspecify.annotations.NullMarked;
