/**
 * What to do, as a graph of actions; knows no engine, so that each backend brings its own actions.
 */
@NullMarked
package io.stackctl.plan;

import org.jspecify.annotations.NullMarked;
