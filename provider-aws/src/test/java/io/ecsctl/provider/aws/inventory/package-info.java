/** Tests of the inventory. */
@NullMarked
package io.ecsctl.provider.aws.inventory;

import org.jspecify.annotations.NullMarked;
