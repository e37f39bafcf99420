package io.ecsctl.compiler.validation.cidr;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.IpAddress;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * AWS clears the host bits without a word, so the live block would differ from the program for
 * ever.
 *
 * <p>Source: Amazon EC2 API reference, CreateSubnet, {@code cidrBlock}.
 */
final class CanonicalCidr implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS602", "canonical-cidr", "CIDR with host bits set");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    IdentityHashMap<BlockSchema, Boolean> takes = new IdentityHashMap<>();
    for (Resource resource : model.program().resources().values()) {
      if (takes.computeIfAbsent(resource.schema().body(), CanonicalCidr::takesRanges)) {
        check(resource.body(), sink);
      }
    }
  }

  /** Few kinds do, and the large ones do not. */
  private static boolean takesRanges(BlockSchema block) {
    return block.attributes().values().stream()
        .anyMatch(attribute -> takesRanges(attribute.type()));
  }

  private static boolean takesRanges(AttributeType type) {
    return switch (type) {
      case AttributeType.Scalar scalar ->
          scalar.type().equals(Type.CIDR) || scalar.type().equals(Type.ANY);
      case AttributeType.OneOf(var alternatives) ->
          alternatives.stream().anyMatch(CanonicalCidr::takesRanges);
      case AttributeType.ListOf(var element) -> takesRanges(element);
      case AttributeType.SetOf(var element) -> takesRanges(element);
      case AttributeType.Nested(var inner) -> takesRanges(inner);
      case AttributeType.Repeated(var inner, var _, var _) -> takesRanges(inner);
      case AttributeType.MapOf _, AttributeType.ReferenceTo _ -> false;
    };
  }

  private void check(Block block, DiagnosticSink sink) {
    block
        .arguments()
        .forEach((name, argument) -> {
          switch (argument) {
            case Argument.Blocks(var blocks) -> blocks.forEach(inner -> check(inner, sink));
            case Argument.Assigned assigned -> {
              List<Value> values =
                  assigned.value() instanceof Value.Sequence list
                      ? list.elements()
                      : List.of(assigned.value());
              for (int i = 0; i < values.size(); i++) {
                if (values.get(i) instanceof Value.CidrBlock(var cidr) && !cidr.isCanonical()) {
                  report(
                      assigned.value() instanceof Value.Sequence
                          ? Fields.elementSpan(block, name, i)
                          : assigned.valueSpan(),
                      cidr,
                      sink);
                }
              }
            }
          }
        });
  }

  private void report(SourceSpan span, Cidr cidr, DiagnosticSink sink) {
    sink.report(
        Diagnostic.of(info(), span, "%s has host bits set", cidr)
            .label(
                "a block of /%d begins at %s"
                    .formatted(cidr.prefix(), IpAddress.format(cidr.first(), cidr.bits())))
            .detail(
                "AWS would take it as %s, and the program would differ from what is live for ever.",
                cidr.canonical())
            .fix(
                "change it to " + cidr.canonical(),
                Edits.replace(span, cidr.canonical().toString())));
  }
}
