package io.ecsctl.compiler.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an instance type of EC2 has. The table is {@code instance-types.tsv} beside this class, with
 * its source.
 *
 * @param name {@code m7g.large}
 * @param memoryMib all of it; tasks get less, as the system and the agent need some
 * @param interfaces network interfaces at most, its own among them
 * @param architecture {@code X86_64} or {@code ARM64}
 */
public record InstanceType(
    String name, int vcpus, long memoryMib, int gpus, int interfaces, String architecture) {

  /** Nothing for a type that the table does not have. */
  public static Optional<InstanceType> of(String name) {
    return Optional.ofNullable(Table.BY_NAME.get(name));
  }

  public long cpuUnits() {
    return vcpus * 1024L;
  }

  /** Read when the first program asks. */
  private static final class Table {
    static final Map<String, InstanceType> BY_NAME = read();

    private static Map<String, InstanceType> read() {
      Map<String, InstanceType> types = new HashMap<>();
      try (InputStream in =
          Objects.requireNonNull(InstanceType.class.getResourceAsStream("instance-types.tsv"))) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(Table::row)
            .forEach(type -> types.put(type.name(), type));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return types;
    }

    private static InstanceType row(String line) {
      String[] cells = line.split("\t", -1);
      return new InstanceType(
          cells[0],
          Integer.parseInt(cells[1]),
          Long.parseLong(cells[2]),
          Integer.parseInt(cells[3]),
          Integer.parseInt(cells[4]),
          cells[5]);
    }
  }
}
