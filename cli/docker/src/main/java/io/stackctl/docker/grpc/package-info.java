/**
 * The server's side of gRPC on a connection that somebody else opened: as much of HTTP/2 (RFC 9113)
 * as BuildKit uses when it calls its client back.
 */
@NullMarked
package io.stackctl.docker.grpc;

import org.jspecify.annotations.NullMarked;
