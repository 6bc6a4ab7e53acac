@NullMarked
package io.stackctl.services.gateway.discovery;

import org.jspecify.annotations.NullMarked;
