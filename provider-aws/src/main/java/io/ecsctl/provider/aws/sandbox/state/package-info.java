/**
 * What the account holds: tables of the SDK's own model objects, their tags, a counter for ids and
 * the simulated time. Entry point: {@link Backend}, through which every operation passes.
 *
 * <p>Here: storage, the one file, ids, paging, errors, faults. Not here: what any operation means
 * (the service packages).
 */
@NullMarked
package io.ecsctl.provider.aws.sandbox.state;

import org.jspecify.annotations.NullMarked;
