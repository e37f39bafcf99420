/** Whole programs with the paths that have to work in them. */
@NullMarked
package io.ecsctl.compiler.reachability;

import org.jspecify.annotations.NullMarked;
