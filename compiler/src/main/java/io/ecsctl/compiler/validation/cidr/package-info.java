/**
 * Address blocks: well-formed, canonical, of a size that AWS takes, inside their VPC, apart from
 * each other, with room for the tasks.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.cidr.CidrRules}. Not here: the search for paths ({@code
 * compiler.reachability}), subnets' other properties ({@code validation.network}).
 */
@NullMarked
package io.ecsctl.compiler.validation.cidr;

import org.jspecify.annotations.NullMarked;
