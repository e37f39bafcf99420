/**
 * What the mistakes in tests are called, apart from whoever finds them: the catalogue of all rules
 * names them too, and the compiler reads the catalogue.
 */
@NullMarked
package io.ecsctl.compiler.testing.rule;

import org.jspecify.annotations.NullMarked;
