/** The way to a cluster: who one is there, requests, streams, and refusals in words that help. */
@NullMarked
package io.stackctl.kubernetes.client;

import org.jspecify.annotations.NullMarked;
