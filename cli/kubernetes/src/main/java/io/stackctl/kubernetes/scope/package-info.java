/**
 * What is rendered, and how its parts are called: the stack and its services, each with its
 * findings.
 */
@NullMarked
package io.stackctl.kubernetes.scope;

import org.jspecify.annotations.NullMarked;
