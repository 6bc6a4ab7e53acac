/** Backend B of the quickstart stack: a welcome message. */
@NullMarked
package io.stackctl.services.quickstart.b;

import org.jspecify.annotations.NullMarked;
