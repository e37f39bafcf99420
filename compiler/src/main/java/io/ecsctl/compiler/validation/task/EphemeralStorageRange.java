package io.ecsctl.compiler.validation.task;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.Quantities;

/**
 * A Fargate task has 20 GiB without asking and may ask for 21 to 200.
 *
 * <p>Source: Amazon ECS API reference, EphemeralStorage.
 */
final class EphemeralStorageRange implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS127", "ephemeral-storage-range", "Ephemeral storage that Fargate does not offer");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      Long bytes = EphemeralStorage.of(task).map(EphemeralStorage::bytes).orElse(null);
      // 20 GiB is what a task has anyway, so asking for it is no mistake.
      if (bytes == null || bytes == 20 * GIB || (bytes >= 21 * GIB && bytes <= 200 * GIB && bytes % GIB == 0)) {
        continue;
      }
      EphemeralStorage storage = EphemeralStorage.of(task).orElseThrow();
      long nearest = Math.clamp(Math.ceilDiv(bytes, GIB), 21, 200);
      sink.report(
          Diagnostic.of(info(), storage.span(), "%s asks for %s of ephemeral storage", task.address(), Quantities.formatSize(bytes))
              .label("21GiB to 200GiB, in whole GiB")
              .detail("Without ephemeral_storage a Fargate task has 20GiB.")
              .fix("change it to " + nearest + "GiB", Edits.replace(storage.span(), nearest + "GiB")));
    }
  }

  private static final long GIB = 1L << 30;
}
