/**
 * The catalogue of rules: every {@code RuleInfo} that any stage can report, and its page, which
 * {@code ecsctl explain} prints.
 *
 * <p>Change here: where a stage's rules are listed. Not here: the rules themselves, which live with
 * the stage that reports them; the pages, which are resources: {@code rules/<slug>.md} beside this
 * package, a title {@code # ID: summary}, the severity, and the sections What, Why, Wrong, Right
 * and Source. A test holds every rule to that.
 */
@NullMarked
package io.ecsctl.compiler.catalogue;

import org.jspecify.annotations.NullMarked;
