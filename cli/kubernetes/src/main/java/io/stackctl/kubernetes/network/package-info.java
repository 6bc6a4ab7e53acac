/** How pods are reached: services, routes from outside, policies. */
@NullMarked
package io.stackctl.kubernetes.network;

import org.jspecify.annotations.NullMarked;
