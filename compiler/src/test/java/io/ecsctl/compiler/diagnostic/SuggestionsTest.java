package io.ecsctl.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
  private static final List<String> KINDS =
      List.of("cluster", "service", "subnet", "target_group", "task_definition", "vpc");

  @ParameterizedTest
  @CsvSource({
    "clutser, cluster",
    "Service, service",
    "subnets, subnet",
    "taget_group, target_group",
    "task_defintion, task_definition",
    "vpcc, vpc"
  })
  void aSlipIsRecognised(String written, String meant) {
    assertEquals(Optional.of(meant), Suggestions.nearest(written, KINDS));
  }

  @ParameterizedTest
  @CsvSource({"bucket", "x", "listener_rule"})
  void anotherWordIsNoSlip(String written) {
    assertEquals(Optional.empty(), Suggestions.nearest(written, KINDS));
  }

  @Test
  void ofEquallyNearOnesTheFirstInTheAlphabet() {
    assertEquals(Optional.of("aa"), Suggestions.nearest("ab", List.of("bb", "aa")));
  }

  @ParameterizedTest
  @CsvSource({"group, target_group", "task_definition_arn, task_definition", "my_vpc, vpc"})
  void aPartOfANameIsRecognised(String written, String meant) {
    assertEquals(Optional.of(meant), Suggestions.byWords(written, KINDS));
  }

  @ParameterizedTest
  @CsvSource({"net, cluster", "vpcs, vpc", "definitions, task_definition"})
  void aPieceOfAWordIsNoPart(String written, String known) {
    assertEquals(Optional.empty(), Suggestions.byWords(written, List.of(known)));
  }

  @ParameterizedTest
  @CsvSource({"logging, log_configuration", "logs, log_configuration", "ports, port_mapping"})
  void aFormOfAWordIsRecognised(String written, String meant) {
    assertEquals(
        Optional.of(meant),
        Suggestions.byWords(written, List.of("log_configuration", "port_mapping", "image")));
  }
}
