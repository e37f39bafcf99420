package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class ListenerRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new MissingCertificate(),
          new UnusedCertificate(),
          new CertificateRegion(),
          new ListenerForHttp2(),
          new ShadowedRule(),
          new HostCondition(),
          new RedirectAction(),
          new ForwardGroups(),
          new PlainForward(),
          new NetworkListenerAction(),
          new DuplicateListener(),
          new ListenerProtocol(),
          new ProtocolPair(),
          new RulePriority(),
          new RuleConditions());

  private ListenerRules() {}
}
