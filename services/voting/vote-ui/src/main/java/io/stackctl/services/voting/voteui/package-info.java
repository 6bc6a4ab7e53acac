/** Serves the page where people vote, and passes its requests on to vote. */
@NullMarked
package io.stackctl.services.voting.voteui;

import org.jspecify.annotations.NullMarked;
