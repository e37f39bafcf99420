/**
 * Volumes of tasks and what mounts them.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.volume.VolumeRules}. Not here: the file systems and disks behind
 * them ({@code validation.storage}).
 */
@NullMarked
package io.ecsctl.compiler.validation.volume;

import org.jspecify.annotations.NullMarked;
