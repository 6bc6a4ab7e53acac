/** HTTP/1.1 as bytes: strict reading of heads and bodies, and writing them. */
@NullMarked
package io.stackctl.services.gateway.http;

import org.jspecify.annotations.NullMarked;
