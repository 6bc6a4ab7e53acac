/** How the containers of a stack stand while somebody looks on, whatever becomes of the engine. */
@NullMarked
package io.stackctl.live;

import org.jspecify.annotations.NullMarked;
