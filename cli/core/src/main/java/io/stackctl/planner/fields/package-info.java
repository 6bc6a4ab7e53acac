/** What containers remember of the definition that they were made from. */
@NullMarked
package io.stackctl.planner.fields;

import org.jspecify.annotations.NullMarked;
