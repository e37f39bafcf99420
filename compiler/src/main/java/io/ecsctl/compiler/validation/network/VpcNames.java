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
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Private names are looked up in the VPC, and only where both of its DNS attributes are on. Those
 * of endpoints AWS refuses to make otherwise: ECS845.
 *
 * <p>Source: Amazon VPC User Guide, DNS attributes; Amazon EFS User Guide, mounting with DNS names;
 * AWS Cloud Map Developer Guide, private DNS namespaces.
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
      if (need == null) {
        continue;
      }
      DnsAttributes.missing(vpc)
          .ifPresent(missing ->
              sink.report(
                  DnsAttributes.fix(
                      Diagnostic.of(
                              info(),
                              vpc.body().valueSpan(missing),
                              "%s does not resolve the names of %s",
                              vpc.address(),
                              need.what())
                          .label(DnsAttributes.label(vpc, missing))
                          .related(need.span(), "needs both DNS attributes of its VPC"),
                      vpc,
                      missing)));
    }
  }

  private static Map<ResourceAddress, Need> needs(ProgramModel model) {
    Map<ResourceAddress, Need> needs = new LinkedHashMap<>();
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
