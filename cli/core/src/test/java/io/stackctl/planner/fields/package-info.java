@NullMarked
package io.stackctl.planner.fields;

import org.jspecify.annotations.NullMarked;
