/**
 * What whoever runs the tool has to be allowed: the least policy for a program. Entry point: {@link
 * LeastPolicy#of}. Pure: the program and a table of actions, {@code actions.tsv}, which tests hold
 * to the calls that the product makes.
 *
 * <p>Not here: whether somebody is allowed it ({@code provider.aws.question}), policies that are
 * part of programs ({@code provider.aws.policy}).
 */
@NullMarked
package io.ecsctl.provider.aws.permission;

import org.jspecify.annotations.NullMarked;
