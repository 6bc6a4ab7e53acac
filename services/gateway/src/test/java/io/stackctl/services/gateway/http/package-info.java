@NullMarked
package io.stackctl.services.gateway.http;

import org.jspecify.annotations.NullMarked;
