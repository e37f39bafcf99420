/** What tests of more than one stage use. Not here: anything that only one test needs. */
@NullMarked
package io.ecsctl.compiler.testing;

import org.jspecify.annotations.NullMarked;
