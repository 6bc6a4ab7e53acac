/**
 * How gateways share requests: what lies on the engine for them to read, and what they are asked.
 */
@NullMarked
package io.stackctl.traffic;

import org.jspecify.annotations.NullMarked;
