/** What programs and project files make of rules. */
@NullMarked
package io.ecsctl.compiler.level;

import org.jspecify.annotations.NullMarked;
