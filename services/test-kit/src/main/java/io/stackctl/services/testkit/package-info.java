/** What services store things in, started for their tests. */
@NullMarked
package io.stackctl.services.testkit;

import org.jspecify.annotations.NullMarked;
