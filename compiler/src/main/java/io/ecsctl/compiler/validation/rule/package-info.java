/**
 * What a rule is, and what rules share: edits for their fixes and words for their sentences.
 *
 * <p>Not here: any rule (one package a family beside this one), reading of attributes ({@code
 * compiler.model}).
 */
@NullMarked
package io.ecsctl.compiler.validation.rule;

import org.jspecify.annotations.NullMarked;
