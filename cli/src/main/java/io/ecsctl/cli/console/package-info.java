/**
 * The terminal, or what stands in for it: two streams, whether they are looked at by a person,
 * colours and width.
 *
 * <p>Not here: what is printed ({@code cli.render}).
 */
@NullMarked
package io.ecsctl.cli.console;

import org.jspecify.annotations.NullMarked;
