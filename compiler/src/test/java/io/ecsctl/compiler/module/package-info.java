/** Tests of modules and of the standard library. */
@NullMarked
package io.ecsctl.compiler.module;

import org.jspecify.annotations.NullMarked;
