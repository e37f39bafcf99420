package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.Unit;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Instances chosen by what they have instead of by type: EC2, Auto Scaling and ECS take the same
 * structure under names that differ in their first letter.
 */
final class InstanceRequirements {
  private InstanceRequirements() {}

  private static final List<String> SETS =
      List.of(
          "CpuManufacturers",
          "ExcludedInstanceTypes",
          "InstanceGenerations",
          "LocalStorageTypes",
          "AcceleratorTypes",
          "AcceleratorManufacturers",
          "AcceleratorNames",
          "AllowedInstanceTypes");

  /**
   * @param path of the structure
   * @param member a member's name as this service writes it, from EC2's spelling
   */
  static void describe(KindOverlay overlay, String path, UnaryOperator<String> member) {
    String at = path + ".";
    overlay.at(path).doc("Instances by what they have, in place of types.");
    SETS.forEach(set -> overlay.at(at + member.apply(set)).set());
    String vcpus = at + member.apply("VCpuCount");
    overlay.at(vcpus).name("vcpu_count").doc("How many virtual CPUs.");
    String least = "." + member.apply("Min");
    overlay.at(vcpus + least).atLeast(0);
    String memory = at + member.apply("MemoryMiB");
    size(overlay, memory, "memory", Unit.MIB, member);
    overlay.required(vcpus, vcpus + least, memory, memory + least);
    size(overlay, at + member.apply("MemoryGiBPerVCpu"), "memory_per_vcpu", Unit.GIB, member);
    size(
        overlay,
        at + member.apply("AcceleratorTotalMemoryMiB"),
        "accelerator_memory",
        Unit.MIB,
        member);
    overlay
        .at(at + member.apply("TotalLocalStorageGB"))
        .name("total_local_storage_gb")
        .doc("In gigabytes, as EC2 counts them.");
  }

  private static void size(
      KindOverlay overlay, String path, String attribute, Unit unit, UnaryOperator<String> member) {
    overlay.at(path).name(attribute);
    overlay.at(path + "." + member.apply("Min")).size(unit);
    overlay.at(path + "." + member.apply("Max")).size(unit);
  }
}
