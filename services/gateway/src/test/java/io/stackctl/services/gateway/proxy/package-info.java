@NullMarked
package io.stackctl.services.gateway.proxy;

import org.jspecify.annotations.NullMarked;
