/**
 * Routes from outside: what labels and variables say to a proxy, as an Ingress or by the Gateway
 * API.
 */
@NullMarked
package io.stackctl.kubernetes.route;

import org.jspecify.annotations.NullMarked;
