@NullMarked
package io.stackctl.services.gateway.asking;

import org.jspecify.annotations.NullMarked;
