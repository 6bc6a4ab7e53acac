/** From a service to the engine's create calls: pure mapping, one small class an area. */
@NullMarked
package io.stackctl.docker.create;

import org.jspecify.annotations.NullMarked;
