/**
 * Addresses: how a program, a plan and the tags in the account name one resource instance. {@code
 * service.web["a"]}.
 *
 * <p>Not here: what the resource holds ({@code compiler.program}).
 */
@NullMarked
package io.ecsctl.compiler.address;

import org.jspecify.annotations.NullMarked;
