package io.ecsctl.compiler.validation.task;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class TaskRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new NoNetworkService(),
          new LinksOutsideBridge(),
          new UnknownLink(),
          new AwsvpcHostname(),
          new AwsvpcNames(),
          new AwsvpcDisabledNetworking(),
          new InferenceAccelerator(),
          new RootOnHost(),
          new EssentialContainer(),
          new HostNamespaceControls(),
          new ExternalInstances());

  private TaskRules() {}
}
