/** EventBridge Scheduler: groups, schedules, and the tasks that they start. */
@NullMarked
package io.ecsctl.provider.aws.sandbox.schedule;

import org.jspecify.annotations.NullMarked;
