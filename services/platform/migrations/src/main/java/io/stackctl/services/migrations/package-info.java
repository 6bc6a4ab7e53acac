/** The job that brings the platform's database to its newest version before anybody uses it. */
@NullMarked
package io.stackctl.services.migrations;

import org.jspecify.annotations.NullMarked;
