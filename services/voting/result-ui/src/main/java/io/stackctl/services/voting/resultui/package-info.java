/** Serves the page that shows the result live, and passes its requests on to result. */
@NullMarked
package io.stackctl.services.voting.resultui;

import org.jspecify.annotations.NullMarked;
