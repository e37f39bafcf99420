package io.ecsctl.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DestinationTest {
  private static List<Destination> told(String environment, String... files) {
    List<SourceFile> sources = new ArrayList<>();
    for (String text : files) {
      sources.add(new SourceFile("file%d.ecs".formatted(sources.size()), text));
    }
    List<Destination> told = new ArrayList<>();
    var request = new CompileRequest(sources, List.of(), environment, "eu-west-1");
    new Compiler(SchemaReader.bundled()).check(request, told::add);
    return told;
  }

  @Test
  void isToldFromTheTextAlone() {
    assertEquals(
        List.of(new Destination("shop", "us-east-1")),
        told("", "vpc \"a\" { cidr = var.nowhere }", "stack \"shop\" { region = \"us-east-1\" }"));
  }

  @Test
  void isTheCallersRegionWhereTheProgramSaysNone() {
    assertEquals(
        List.of(new Destination("shop/prod", "eu-west-1")), told("prod", "stack \"shop\" {}"));
  }

  @Test
  void isNotToldWhereOnlyEvaluationKnows() {
    String region = "stack \"shop\" { region = %s }\nvariable \"r\" { default = \"us-east-1\" }";
    assertEquals(List.of(), told("", region.formatted("var.r")));
    assertEquals(List.of(), told("", region.formatted("\"us-${var.r}\"")));
    assertEquals(List.of(), told("", region.formatted("\"\"")));
  }

  @Test
  void isNotToldWhereTheTextHasMistakes() {
    assertEquals(List.of(), told("", "stack \"shop\" {}\nvpc \"a\" {"));
    assertEquals(List.of(), told("", "stack \"shop\" {}", "stack \"other\" {}"));
    assertEquals(List.of(), told("", "stack {}"));
    assertEquals(List.of(), told("", "vpc \"a\" { cidr = 10.0.0.0/16 }"));
  }
}
