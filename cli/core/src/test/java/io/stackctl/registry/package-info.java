@NullMarked
package io.stackctl.registry;

import org.jspecify.annotations.NullMarked;
