/**
 * Mapping: the program's values to the AWS SDK's requests, and its answers back, by the schema
 * alone.
 *
 * <p>Entry point: {@link SdkMapper}. Works through the metadata that every SDK object carries
 * ({@code SdkPojo.sdkFields()}), so that a member which the SDK gains needs no code here. Pure: no
 * call to AWS. Not here: attributes that no member stands for (the kinds), what AWS's defaults are
 * (the schema), whether two values are the same (the planner).
 */
@NullMarked
package io.ecsctl.provider.aws.mapping;

import org.jspecify.annotations.NullMarked;
