/** Backend A of the quickstart stack: a welcome message. */
@NullMarked
package io.stackctl.services.quickstart.a;

import org.jspecify.annotations.NullMarked;
