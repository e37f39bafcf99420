package io.ecsctl.compiler.validation.rule;

/**
 * A rule whose findings follow from one block and what that block's own values are: no other block,
 * neither one that is there nor one that is missing, makes them wrong. So it holds for a module
 * whoever uses it, and for one that nobody uses. What depends on the stack's region does not.
 */
public interface LocalRule extends ValidationRule {}
