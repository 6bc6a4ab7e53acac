@NullMarked
package io.stackctl.services.http;

import org.jspecify.annotations.NullMarked;
