/** What is run beside a deployment: programs of this machine, and services of the stack. */
@NullMarked
package io.stackctl.workflow.deploy.hook;

import org.jspecify.annotations.NullMarked;
