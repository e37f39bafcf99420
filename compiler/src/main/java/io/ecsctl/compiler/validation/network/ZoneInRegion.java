package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.regex.Pattern;

/**
 * A zone's name begins with its region's.
 *
 * <p>Source: Amazon EC2 User Guide, regions and zones.
 */
final class ZoneInRegion implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS611", "zone-in-region", "Availability Zone of another region");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    String region = model.program().stack().region();
    for (Subnet subnet : model.subnets()) {
      String zone = subnet.zone();
      if (region.isEmpty()
          || zone == null
          || zone.matches(Pattern.quote(region) + "(?:[a-z]|-.+)")) {
        continue;
      }
      Diagnostic.Builder diagnostic =
          Diagnostic.of(
                  info(),
                  subnet.body().valueSpan("availability_zone"),
                  "%s is no Availability Zone of %s",
                  zone.isEmpty() ? "\"\"" : zone,
                  region)
              .label("zones there are " + region + "a, " + region + "b, …")
              .note(
                  Words.aws(
                      "InvalidParameterValue: Value ("
                          + zone
                          + ") for parameter availabilityZone is invalid."));
      SourceSpan stack = model.program().stack().span();
      if (stack != null) {
        diagnostic.related(stack, "the stack is in " + region);
      }
      if (zone.matches(".*[a-z]")) {
        String here = region + zone.charAt(zone.length() - 1);
        diagnostic.fix(
            "change it to \"" + here + "\"",
            Edits.replace(subnet.body(), "availability_zone", "\"" + here + "\""));
      }
      sink.report(diagnostic);
    }
  }
}
