/** What the sandbox's account says of policies. */
@NullMarked
package io.ecsctl.provider.aws.sandbox.account;

import org.jspecify.annotations.NullMarked;
