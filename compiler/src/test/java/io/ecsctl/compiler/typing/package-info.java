/** What holds for every type that is found before evaluating. */
@NullMarked
package io.ecsctl.compiler.typing;

import org.jspecify.annotations.NullMarked;
