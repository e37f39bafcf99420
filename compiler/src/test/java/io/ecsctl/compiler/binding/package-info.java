/** Every rule by example: a program it rejects and one it accepts. */
@NullMarked
package io.ecsctl.compiler.binding;

import org.jspecify.annotations.NullMarked;
