/**
 * One suite of what the product relies on, run against every backend there is: the sandbox, a moto
 * server, moto and LocalStack in containers. A class per backend ({@code *ContractTest}), an
 * interface per subject ({@code *Contract}).
 *
 * <p>Change here: a behaviour of AWS that product code begins to rely on is stated here first, so
 * that the sandbox cannot drift from what others believe AWS does. What a backend is known not to
 * do stands in {@link io.ecsctl.provider.aws.contract.Gap} and nowhere else.
 */
@NullMarked
package io.ecsctl.provider.aws.contract;

import org.jspecify.annotations.NullMarked;
