/** One client connection: requests in, a chosen instance asked, answers out. */
@NullMarked
package io.stackctl.services.gateway.proxy;

import org.jspecify.annotations.NullMarked;
