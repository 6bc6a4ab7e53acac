/** Brings definitions here that lie in registries and Git repositories, and keeps them. */
@NullMarked
package io.stackctl.workflow.remote;

import org.jspecify.annotations.NullMarked;
