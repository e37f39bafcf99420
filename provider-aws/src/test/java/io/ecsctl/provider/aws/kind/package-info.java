/** Tests of the kinds. */
@NullMarked
package io.ecsctl.provider.aws.kind;

import org.jspecify.annotations.NullMarked;
