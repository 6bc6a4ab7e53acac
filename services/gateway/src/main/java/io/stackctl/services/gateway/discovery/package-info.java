/** What the Docker Engine says about containers, kept up to date by its events. */
@NullMarked
package io.stackctl.services.gateway.discovery;

import org.jspecify.annotations.NullMarked;
