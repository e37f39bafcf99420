package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Capacity;
import io.ecsctl.compiler.model.Compute;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * The platform version is that of Fargate; what tasks on instances run on is the instances' image.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code platformVersion}.
 */
final class PlatformVersionOnInstances implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS429",
        "platform-version-on-instances",
        "Fargate platform version for tasks on EC2 instances");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Element runner : model.runners()) {
      Capacity capacity = model.capacity().of(runner);
      if (runner.body().has("platform_version")
          && (capacity.isEc2() || capacity.compute() == Compute.EXTERNAL)) {
        sink.report(
            Diagnostic.of(
                    info(),
                    runner.body().valueSpan("platform_version"),
                    "%s has a platform_version, but does not run on Fargate",
                    runner.address())
                .label("a version of Fargate")
                .related(capacity.span(runner.header()), "runs on " + capacity.compute())
                .note(
                    Words.aws(
                        "The platform version must be null when specifying an EC2 launch type."))
                .fix("remove platform_version", Edits.remove(runner.body(), "platform_version")));
      }
    }
  }
}
