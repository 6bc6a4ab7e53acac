/**
 * Which request goes to which service: rules, routes, middlewares, and how containers declare them.
 */
@NullMarked
package io.stackctl.services.gateway.routing;

import org.jspecify.annotations.NullMarked;
