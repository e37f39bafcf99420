package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.FileSystem;
import io.ecsctl.compiler.model.Namespace;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.model.Vpc;
import io.ecsctl.compiler.model.VpcEndpoint;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Private names are looked up in the VPC, and only where both of its DNS attributes are on.
 *
 * <p>Source: Amazon VPC User Guide, DNS attributes; AWS PrivateLink Guide, private DNS; Amazon EFS
 * User Guide, mounting with DNS names; AWS Cloud Map Developer Guide, private DNS namespaces.
 */
final class VpcNames implements ValidationRule {
  /** Who needs names in a VPC, and where it says so. */
  private record Need(String what, SourceSpan span) {}

  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS639", "vpc-names", "VPC that does not resolve the names it is used for");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Map<ResourceAddress, Need> needs = needs(model);
    for (Vpc vpc : model.vpcs()) {
      Need need = needs.get(vpc.address());
      String missing = need == null ? null : missing(vpc);
      if (need == null || missing == null) {
        continue;
      }
      boolean written = vpc.body().has(missing);
      sink.report(
          Diagnostic.of(
                  info(),
                  vpc.body().valueSpan(missing),
                  "%s does not resolve the names of %s",
                  vpc.address(),
                  need.what())
              .label(written ? "off" : "says no " + missing + ", which is off then")
              .related(need.span(), "needs both DNS attributes of its VPC")
              .fix(
                  "set " + missing + " = true",
                  written
                      ? Edits.replace(vpc.body(), missing, "true")
                      : Edits.add(vpc.header(), missing + " = true")));
    }
  }

  /** The attribute that is off for certain: support is on when not stated, host names are not. */
  private static @Nullable String missing(Vpc vpc) {
    Block body = vpc.body();
    if (Boolean.FALSE.equals(Fields.bool(body, "enable_dns_support"))) {
      return "enable_dns_support";
    }
    boolean off =
        !body.has("enable_dns_hostnames")
            || Boolean.FALSE.equals(Fields.bool(body, "enable_dns_hostnames"));
    return off ? "enable_dns_hostnames" : null;
  }

  private static Map<ResourceAddress, Need> needs(ProgramModel model) {
    Map<ResourceAddress, Need> needs = new LinkedHashMap<>();
    for (VpcEndpoint endpoint : model.vpcEndpoints()) {
      if (endpoint.isInterface()
          && Boolean.TRUE.equals(Fields.bool(endpoint.body(), "private_dns_enabled"))) {
        add(needs, endpoint.vpcAddress(), endpoint.address(), endpoint.header());
      }
    }
    for (Namespace namespace : model.namespaces()) {
      if ("DNS_PRIVATE".equals(namespace.type())) {
        add(needs, namespace.vpcAddress(), namespace.address(), namespace.header());
      }
    }
    for (FileSystem files : model.fileSystems()) {
      for (Block target : files.mountTargets()) {
        Optional<Subnet> subnet = model.subnet(Fields.reference(target, "subnet"));
        add(needs, subnet.map(Subnet::vpcAddress).orElse(null), files.address(), target.header());
      }
    }
    return needs;
  }

  private static void add(
      Map<ResourceAddress, Need> needs,
      @Nullable ResourceAddress vpc,
      ResourceAddress who,
      SourceSpan span) {
    if (vpc != null) {
      needs.putIfAbsent(vpc, new Need(who.toString(), span));
    }
  }
}
