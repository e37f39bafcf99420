/**
 * File systems and disks behind volumes: EFS, FSx, EBS.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.storage.StorageRules}. Not here: how volumes are mounted ({@code
 * validation.volume}).
 */
@NullMarked
package io.ecsctl.compiler.validation.storage;

import org.jspecify.annotations.NullMarked;
