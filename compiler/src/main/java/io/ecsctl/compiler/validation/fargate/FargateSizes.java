package io.ecsctl.compiler.validation.fargate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The CPU and memory pairs that Fargate sells, in CPU units and MiB.
 *
 * <p>Source: Amazon ECS Developer Guide, "task definition invalid CPU or memory errors", and the
 * text of {@code cpu} in RegisterTaskDefinition (SDK model of 2014-11-13); as of 2026-11.
 */
public final class FargateSizes {
  /** {@code cpu} with memory from, to and in steps of, and whether Windows tasks may have it. */
  private record Row(long cpu, long from, long to, long step, boolean windows) {}

  private static final List<Row> ROWS =
      List.of(
          // 0.25 vCPU is the exception: 512 MiB, 1 GiB and 2 GiB, without 1.5 GiB.
          new Row(256, 512, 512, 512, false),
          new Row(256, 1024, 2048, 1024, false),
          new Row(512, 1024, 4096, 1024, false),
          new Row(1024, 2048, 8192, 1024, true),
          new Row(2048, 4096, 16384, 1024, true),
          new Row(4096, 8192, 30720, 1024, true),
          new Row(8192, 16384, 61440, 4096, false),
          new Row(16384, 32768, 122880, 8192, false));

  private FargateSizes() {}

  /** CPU units on offer, ascending. */
  public static SortedSet<Long> cpuUnits(boolean windows) {
    SortedSet<Long> units = new TreeSet<>();
    ROWS.stream().filter(row -> row.windows() || !windows).forEach(row -> units.add(row.cpu()));
    return units;
  }

  /** Memory in MiB that goes with {@code cpu}, ascending; empty when that is no size. */
  public static SortedSet<Long> memoryMib(long cpu, boolean windows) {
    SortedSet<Long> sizes = new TreeSet<>();
    for (Row row : ROWS) {
      if (row.cpu() == cpu && (row.windows() || !windows)) {
        for (long mib = row.from(); mib <= row.to(); mib += row.step()) {
          sizes.add(mib);
        }
      }
    }
    return sizes;
  }

  /** The smallest CPU amount that offers {@code memoryMib}, at least {@code atLeast}. */
  public static Optional<Long> cpuFor(long memoryMib, long atLeast, boolean windows) {
    return cpuUnits(windows).tailSet(atLeast).stream()
        .filter(cpu -> memoryMib(cpu, windows).contains(memoryMib))
        .findFirst();
  }

  /** A size that Fargate sells. */
  public record Size(long cpu, long mib) {}

  /** The smallest size with at least that much; of several the one with the least CPU. */
  public static Optional<Size> fitting(long cpu, long memoryMib, boolean windows) {
    return cpuUnits(windows).tailSet(cpu).stream()
        .flatMap(units ->
            memoryMib(units, windows).tailSet(memoryMib).stream()
                .limit(1)
                .map(mib -> new Size(units, mib)))
        .findFirst();
  }

  /** The amounts next to {@code wanted}, below and above, nearest first. */
  public static List<Long> neighbours(SortedSet<Long> offered, long wanted) {
    return Stream.concat(
            offered.headSet(wanted).reversed().stream().limit(1),
            offered.tailSet(wanted).stream().limit(1))
        .sorted(Comparator.comparingLong(amount -> Math.abs(amount - wanted)))
        .toList();
  }
}
