@NullMarked
package io.stackctl.services.gateway.dashboard;

import org.jspecify.annotations.NullMarked;
