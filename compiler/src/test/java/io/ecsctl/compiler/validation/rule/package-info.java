/** What rules share: edits of the program's text. */
@NullMarked
package io.ecsctl.compiler.validation.rule;

import org.jspecify.annotations.NullMarked;
