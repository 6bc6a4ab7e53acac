/** Front end: serves the page, and hands on what the page asks of auth. */
@NullMarked
package io.stackctl.services.platform.web;

import org.jspecify.annotations.NullMarked;
