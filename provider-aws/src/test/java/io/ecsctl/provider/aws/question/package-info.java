/** What the account is asked, and how often. */
@NullMarked
package io.ecsctl.provider.aws.question;

import org.jspecify.annotations.NullMarked;
