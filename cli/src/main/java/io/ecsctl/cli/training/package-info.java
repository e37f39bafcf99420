/**
 * The build's training run for the AOT cache: commands as people run them, so that what they load
 * is in the cache.
 *
 * <p>It lives in the shipped jar because the cache is only used with the class path it was trained
 * on. No command comes here.
 */
@NullMarked
package io.ecsctl.cli.training;

import org.jspecify.annotations.NullMarked;
