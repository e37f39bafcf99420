/** Tests of clients and errors. */
@NullMarked
package io.ecsctl.provider.aws.client;

import org.jspecify.annotations.NullMarked;
