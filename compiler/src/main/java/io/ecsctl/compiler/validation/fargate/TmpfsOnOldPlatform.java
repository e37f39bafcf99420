package io.ecsctl.compiler.validation.fargate;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Objects;

/**
 * Fargate mounts {@code tmpfs} since January 2026, on Linux platform 1.4.0.
 *
 * <p>Source: AWS announcement of 2026-01-06, "Amazon ECS now supports tmpfs mounts on AWS Fargate
 * and ECS Managed Instances". Older guides say that Fargate has none.
 */
final class TmpfsOnOldPlatform implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS137", "tmpfs-on-old-platform", "Mount in memory that an old Fargate platform lacks");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    OldPlatforms.of(model)
        .forEach(runner -> {
          for (Container container : runner.task().containers()) {
            container
                .block()
                .block("linux_parameters")
                .flatMap(linux -> linux.block("tmpfs"))
                .ifPresent(tmpfs -> {
                  Diagnostic.Builder diagnostic =
                      Diagnostic.of(
                              info(),
                              tmpfs.header(),
                              "%s mounts tmpfs, which platform %s lacks",
                              container.title(),
                              Objects.toString(runner.body().text("platform_version")))
                          .label("since platform 1.4.0");
                  OldPlatforms.fix(diagnostic, runner);
                  sink.report(diagnostic);
                });
          }
        });
  }
}
