package io.ecsctl.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.diagnostic.RuleInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntaxRulesTest {
  @Test
  void idsAndSlugsAreUniqueAndInOrder() {
    List<String> ids = SyntaxRules.all().stream().map(RuleInfo::id).toList();

    assertEquals(ids.stream().sorted().distinct().toList(), ids);
    assertEquals(ids.size(), SyntaxRules.all().stream().map(RuleInfo::slug).distinct().count());
    assertTrue(ids.stream().allMatch(id -> id.matches("ECS0(0[1-9]|1[0-9])")), ids::toString);
  }
}
