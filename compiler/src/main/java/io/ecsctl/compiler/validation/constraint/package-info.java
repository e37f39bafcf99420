/**
 * Facts about one attribute: every value that a program states is held against the constraints that
 * the schema has for its attribute. Entry point: {@link
 * io.ecsctl.compiler.validation.constraint.AttributeConstraints#check}.
 *
 * <p>Change here: how a limit is checked, said and mended. Not here: the limits themselves, which
 * the overlays state and {@code schema.json} holds; relations between attributes or resources,
 * which are rules of their own beside this package.
 */
@NullMarked
package io.ecsctl.compiler.validation.constraint;

import org.jspecify.annotations.NullMarked;
