/** Comments that take findings back, and those that can not. */
@NullMarked
package io.ecsctl.compiler.suppression;

import org.jspecify.annotations.NullMarked;
