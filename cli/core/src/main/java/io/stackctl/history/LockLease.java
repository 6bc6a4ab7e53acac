package io.stackctl.history;

/**
 * A sign of life of who has the right to change a stack.
 *
 * @param beat grows with each sign, from 1 on
 * @param token that of the claim
 * @param phase what is done at the moment, in words; may be empty
 */
record LockLease(long epoch, long beat, String token, String phase) {}
