/** The reference is whole and current, and its examples are true. */
@NullMarked
package io.ecsctl.compiler.reference;

import org.jspecify.annotations.NullMarked;
