package io.ecsctl.compiler.validation.storage;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Settings;
import io.ecsctl.compiler.value.Quantities;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Each type of EBS volume has sizes and rates of its own.
 *
 * <p>Source: Amazon ECS API reference, ServiceManagedEBSVolumeConfiguration.
 */
final class EbsVolumeShape implements LocalRule {
  private static final long GIB = 1L << 30;

  /** From, to. */
  private record Range(long from, long to) {
    boolean contains(long amount) {
      return from <= amount && amount <= to;
    }
  }

  /** In GiB. */
  private static final Map<String, Range> SIZES =
      Map.of(
          "gp2", new Range(1, 16384),
          "gp3", new Range(1, 16384),
          "io1", new Range(4, 16384),
          "io2", new Range(4, 16384),
          "st1", new Range(125, 16384),
          "sc1", new Range(125, 16384),
          "standard", new Range(1, 1024));

  private static final Map<String, Range> IOPS =
      Map.of(
          "gp3", new Range(3000, 16000),
          "io1", new Range(100, 64000),
          "io2", new Range(100, 256000));

  private static final Set<String> WITHOUT_IOPS = Set.of("st1", "sc1", "standard");

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS317", "ebs-volume-shape", "EBS volume that cannot be made");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      for (Block configuration : service.body().blocks("volume_configuration")) {
        configuration
            .block("managed_ebs_volume")
            .ifPresent(ebs -> check(model, service, configuration, ebs, sink));
      }
    }
  }

  private void check(
      ProgramModel model, Service service, Block configuration, Block ebs, DiagnosticSink sink) {
    if (!ebs.has("size") && !ebs.has("snapshot")) {
      sink.report(
          Diagnostic.of(
                  info(),
                  ebs.header(),
                  "volume \"%s\" has neither a size nor a snapshot to take it from",
                  Objects.toString(configuration.text("name"), ""))
              .label("needs size or snapshot")
              .fix("add size = 20GiB", Edits.add(ebs, "size = 20GiB")));
    }
    String type = ebs.has("volume_type") ? ebs.text("volume_type") : "gp3";
    if (type == null) {
      return;
    }
    size(ebs, type, sink);
    iops(ebs, type, sink);
    if (!type.equals("gp3") && Settings.isGiven(ebs, "throughput")) {
      sink.report(
          finding(ebs, "throughput", "a throughput cannot be chosen for " + type)
              .label("gp3 only")
              .fix("remove throughput", Edits.remove(ebs, "throughput")));
    }
    if (type.equals("standard") && model.capacity().of(service).isFargate()) {
      sink.report(
          finding(ebs, "volume_type", "Fargate takes no magnetic volumes")
              .label("not on Fargate")
              .fix("change it to gp3", Edits.replace(ebs, "volume_type", "gp3")));
    }
  }

  private void size(Block ebs, String type, DiagnosticSink sink) {
    Long bytes = Fields.bytes(ebs, "size");
    Range range = SIZES.get(type);
    if (bytes == null || range == null || range.contains(Math.floorDiv(bytes, GIB))) {
      return;
    }
    String nearest = Quantities.formatSize(Math.clamp(bytes, range.from() * GIB, range.to() * GIB));
    sink.report(
        finding(ebs, "size", "a volume of type " + type + " cannot have this size")
            .label(
                "%s to %s"
                    .formatted(
                        Quantities.formatSize(range.from() * GIB),
                        Quantities.formatSize(range.to() * GIB)))
            .fix("change it to " + nearest, Edits.replace(ebs, "size", nearest)));
  }

  private void iops(Block ebs, String type, DiagnosticSink sink) {
    Long iops = ebs.integer("iops");
    Range range = IOPS.get(type);
    if (type.startsWith("io") && !ebs.has("iops")) {
      sink.report(
          finding(ebs, "volume_type", "a volume of type " + type + " needs iops")
              .label("needs iops")
              .fix("add iops = 3000", Edits.add(ebs, "iops = 3000")));
    } else if (WITHOUT_IOPS.contains(type) && Settings.isGiven(ebs, "iops")) {
      sink.report(
          finding(ebs, "iops", "iops cannot be chosen for " + type)
              .label("not for " + type)
              .fix("remove iops", Edits.remove(ebs, "iops")));
    } else if (iops != null && range != null && !range.contains(iops)) {
      String nearest = Long.toString(Math.clamp(iops, range.from(), range.to()));
      sink.report(
          finding(ebs, "iops", "a volume of type " + type + " cannot have these iops")
              .label("%d to %d".formatted(range.from(), range.to()))
              .fix("change it to " + nearest, Edits.replace(ebs, "iops", nearest)));
    }
  }

  private Diagnostic.Builder finding(Block ebs, String name, String what) {
    Diagnostic.Builder diagnostic = Diagnostic.of(info(), ebs.valueSpan(name), "%s", what);
    if (!name.equals("volume_type") && ebs.has("volume_type")) {
      diagnostic.related(ebs.valueSpan("volume_type"), "the type is set here");
    }
    return diagnostic;
  }
}
