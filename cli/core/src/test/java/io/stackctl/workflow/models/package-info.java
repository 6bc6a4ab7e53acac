@NullMarked
package io.stackctl.workflow.models;

import org.jspecify.annotations.NullMarked;
