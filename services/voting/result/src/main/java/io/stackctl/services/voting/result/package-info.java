/** Counts the votes in PostgreSQL for whoever asks or watches. */
@NullMarked
package io.stackctl.services.voting.result;

import org.jspecify.annotations.NullMarked;
