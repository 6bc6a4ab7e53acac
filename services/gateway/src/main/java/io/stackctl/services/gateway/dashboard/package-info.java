/** The page, the JSON and the admin calls on the dashboard port. */
@NullMarked
package io.stackctl.services.gateway.dashboard;

import org.jspecify.annotations.NullMarked;
