package io.ecsctl.compiler.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
  @Property
  void wholeSizesAreReadBack(@ForAll @LongRange(min = 1, max = 1L << 40) long kib) {
    assertEquals(kib << 10, Quantities.parseSize(Quantities.formatSize(kib << 10)));
  }

  @Property
  void cpuAmountsAreReadBack(@ForAll @LongRange(min = 0, max = 1L << 30) long units) {
    assertEquals(units, Quantities.parseCpu(Quantities.formatCpu(units)));
  }

  @Property
  void durationsAreReadBack(@ForAll @LongRange(min = 0) long seconds) {
    assertEquals(seconds, Quantities.parseDuration(Quantities.formatDuration(seconds)));
  }

  @ParameterizedTest
  @CsvSource({"512MiB, 536870912", "0.5GiB, 536870912", "1 KiB, 1024", "2TiB, 2199023255552"})
  void sizes(String text, long bytes) {
    assertEquals(bytes, Quantities.parseSize(text));
  }

  @ParameterizedTest
  @CsvSource({"0.25vCPU, 256", "0.25 vcpu, 256", "100cpu, 100", "4vCPU, 4096"})
  void cpuAmounts(String text, long units) {
    assertEquals(units, Quantities.parseCpu(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"512", "512MB", "0.0001KiB", "-1MiB", "9999999999TiB", "MiB", ""})
  void whatIsNoSize(String text) {
    assertNull(Quantities.parseSize(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5w", "0.5s", "-5s", "1h30m", ""})
  void whatIsNoDuration(String text) {
    assertNull(Quantities.parseDuration(text));
  }

  @ParameterizedTest
  @CsvSource({"86400, 1d", "3600, 1h", "90, 90s", "120, 2m", "0, 0s"})
  void durationsInTheLargestExactUnit(long seconds, String text) {
    assertEquals(text, Quantities.formatDuration(seconds));
  }
}
