/** Front end of the quickstart stack: serves the page; the page asks the backends itself. */
@NullMarked
package io.stackctl.services.quickstart.c;

import org.jspecify.annotations.NullMarked;
