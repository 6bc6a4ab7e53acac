/** Takes votes and queues them in Redis. */
@NullMarked
package io.stackctl.services.voting.vote;

import org.jspecify.annotations.NullMarked;
