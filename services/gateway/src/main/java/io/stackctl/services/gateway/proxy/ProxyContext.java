package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Fleet;
import java.util.function.BooleanSupplier;

/** What every connection needs; {@code draining} turns true when the gateway is about to stop. */
record ProxyContext(
        Fleet fleet,
        Limits limits,
        Forwarded forwarded,
        AccessLog accessLog,
        BooleanSupplier draining) {}
