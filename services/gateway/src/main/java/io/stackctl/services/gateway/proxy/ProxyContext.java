package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.http.Budget;
import io.stackctl.services.http.Slots;
import io.stackctl.services.kit.Log;
import java.util.function.BooleanSupplier;

/** What every connection needs; {@code draining} turns true when the gateway is about to stop. */
record ProxyContext(
        Fleet fleet,
        Slots slots,
        Budget buffers,
        Limits limits,
        Forwarded forwarded,
        AccessLog accessLog,
        Log log,
        BooleanSupplier draining) {}
