/** What is said of a service, one typed view an attribute. */
@NullMarked
package io.stackctl.model.service;

import org.jspecify.annotations.NullMarked;
