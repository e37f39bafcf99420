/** The rules that ask the account, on an account that is made for them. */
@NullMarked
package io.ecsctl.provider.aws.verification;

import org.jspecify.annotations.NullMarked;
