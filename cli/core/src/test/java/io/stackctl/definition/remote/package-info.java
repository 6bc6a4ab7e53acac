@NullMarked
package io.stackctl.definition.remote;

import org.jspecify.annotations.NullMarked;
