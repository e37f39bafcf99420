/**
 * The syntax tree of one file: what was written, with a span on every node, before any name means
 * anything.
 *
 * <p>Records in sealed families; no parent pointers, no caches, no ANTLR types. A new case must be
 * handled by every {@code switch} that has no {@code default}.
 */
@NullMarked
package io.ecsctl.compiler.syntax.ast;

import org.jspecify.annotations.NullMarked;
