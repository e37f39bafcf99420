@NullMarked
package io.ecsctl.provider.aws.policy;

import org.jspecify.annotations.NullMarked;
