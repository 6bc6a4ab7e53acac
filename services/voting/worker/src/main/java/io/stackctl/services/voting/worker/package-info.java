/** Takes votes from Redis and consolidates them in PostgreSQL. */
@NullMarked
package io.stackctl.services.voting.worker;

import org.jspecify.annotations.NullMarked;
