/** Steps that wait for a service, or need one that is ready. */
@NullMarked
package io.stackctl.step.service;

import org.jspecify.annotations.NullMarked;
