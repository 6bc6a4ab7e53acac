@NullMarked
package io.stackctl.workflow.remote;

import org.jspecify.annotations.NullMarked;
