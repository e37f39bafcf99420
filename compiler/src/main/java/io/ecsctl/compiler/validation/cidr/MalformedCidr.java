package io.ecsctl.compiler.validation.cidr;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Route;
import io.ecsctl.compiler.model.RouteTable;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a range or the id of something may stand, a text that is no id has to be a range.
 *
 * <p>Source: Amazon EC2 API reference, IpRange, Ipv6Range.
 */
final class MalformedCidr implements LocalRule {
  /** Ids have letters and a dash; ranges have dots or colons, and may have a length. */
  private static final Pattern RANGE = Pattern.compile("[0-9a-fA-F.:]*[.:][0-9a-fA-F.:]*(?:/.*)?");

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS601", "malformed-cidr", "Malformed range of addresses");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (SecurityGroup group : model.securityGroups()) {
      for (SecurityRule rule : group.rules()) {
        check(rule.block(), rule.direction().peers(), sink);
      }
    }
    for (RouteTable table : model.routeTables()) {
      for (Route route : table.routes()) {
        check(route.block(), "to", sink);
      }
    }
  }

  private void check(Block block, String name, DiagnosticSink sink) {
    Value value = block.value(name);
    List<Value> values =
        value instanceof Value.Sequence list
            ? list.elements()
            : value == null ? List.of() : List.of(value);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof Value.Text(var text)
          && RANGE.matcher(text).matches()
          && Cidr.parse(text) == null) {
        SourceSpan span =
            value instanceof Value.Sequence
                ? Fields.elementSpan(block, name, i)
                : block.valueSpan(name);
        sink.report(
            Diagnostic.of(info(), span, "\"%s\" is no range of addresses", text)
                .label(fault(text))
                .detail("A range is an address and a length: 10.0.0.0/16, 2001:db8::/32."));
      }
    }
  }

  private static String fault(String text) {
    String length = text.contains("/") ? text.substring(text.indexOf('/') + 1) : "";
    int most = text.contains(":") ? 128 : 32;
    boolean number = length.matches("[0-9]{1,4}");
    return length.isEmpty()
        ? "has no length, such as /" + most
        : !number || Integer.parseInt(length) > most
            ? "the length is 0 to " + most
            : text.contains(":") ? "no IPv6 address" : "no IPv4 address: four numbers, 0 to 255";
  }
}
