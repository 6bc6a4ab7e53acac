/**
 * HTTP/1.1 for those who serve many: strict reading of heads and bodies, writing them, and a bound
 * on what all connections together may hold, in memory and in number.
 */
@NullMarked
package io.stackctl.services.http;

import org.jspecify.annotations.NullMarked;
