/** A reverse proxy that finds its routes in the labels and environment of running containers. */
@NullMarked
package io.stackctl.services.gateway;

import org.jspecify.annotations.NullMarked;
