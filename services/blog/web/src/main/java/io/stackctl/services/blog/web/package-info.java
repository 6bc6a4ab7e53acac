/** Serves the React page, and passes its requests on to the services behind. */
@NullMarked
package io.stackctl.services.blog.web;

import org.jspecify.annotations.NullMarked;
