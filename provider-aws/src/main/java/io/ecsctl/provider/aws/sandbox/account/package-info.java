/**
 * The services with a handful of operations each: IAM, CloudWatch Logs, Application Auto Scaling,
 * the tagging API, STS and SSM parameters.
 */
@NullMarked
package io.ecsctl.provider.aws.sandbox.account;

import org.jspecify.annotations.NullMarked;
