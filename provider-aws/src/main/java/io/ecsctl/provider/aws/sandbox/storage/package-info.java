/**
 * What keeps data: S3 buckets, ECR repositories, EFS file systems. Of what is kept in them only as
 * much is here as decides whether they may be deleted.
 */
@NullMarked
package io.ecsctl.provider.aws.sandbox.storage;

import org.jspecify.annotations.NullMarked;
