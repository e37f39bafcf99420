/**
 * Finding what a stack owns: the ownership tags and how they are written, the tagging API, and what
 * one reading of the account shares between kinds.
 *
 * <p>Invariant: the number of calls grows with pages of answers. Not here: what a kind makes of
 * what it finds ({@code kind}).
 */
@NullMarked
package io.ecsctl.provider.aws.inventory;

import org.jspecify.annotations.NullMarked;
