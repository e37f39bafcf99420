package io.ecsctl.cli.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.ExpressionSession;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser.ParseContext;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class NameCompleterTest {
  private static final String PROGRAM =
      """
      stack "shop" { region = "eu-central-1" }
      module "net" {
        source = "std/network"
        cidr   = 10.0.0.0/16
      }
      vpc "main" { cidr = 10.1.0.0/16 }
      locals { sizes = { web = { cpu = 0.5vCPU } } }
      """;

  /** What Tab offers behind {@code typed} that begins with it. */
  private static List<String> offered(String typed) throws Exception {
    ExpressionSession session =
        ExpressionSession.in(
            SchemaReader.bundled(),
            new CompileRequest(List.of(new SourceFile("main.ecs", PROGRAM)), List.of(), "", ""));
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(
                new DumbTerminal(InputStream.nullInputStream(), OutputStream.nullOutputStream()))
            .build();
    List<Candidate> candidates = new ArrayList<>();
    new NameCompleter(session.names(), session.functions())
        .complete(
            reader,
            new InputParser().parse(typed, typed.length(), ParseContext.COMPLETE),
            candidates);
    String word = typed.substring(typed.lastIndexOf(' ') + 1);
    return candidates.stream()
        .map(Candidate::value)
        .filter(value -> value.startsWith(word))
        .toList();
  }

  @Test
  void namesAndFunctions() throws Exception {
    assertEquals(List.of("vpc.main"), offered("vpc."));
    assertEquals(List.of("cidrsubnet(", "cidrsubnets("), offered("1 + cidrs"));
    assertEquals(List.of("templatefile(", "templatestring("), offered("1 + template"));
  }

  @Test
  void attributesOnceTheirOwnerIsWritten() throws Exception {
    assertFalse(offered("vpc.main").contains("vpc.main.id"));
    assertTrue(offered("vpc.main.").contains("vpc.main.id"));
    assertEquals(List.of("local.sizes.web"), offered("local.sizes."));
    assertEquals(List.of("local.sizes.web.cpu"), offered("local.sizes.web."));
  }

  @Test
  void outputsOfModulesAndWhatTheyAre() throws Exception {
    assertEquals(List.of("module.net"), offered("mod"));
    assertTrue(offered("module.net.v").contains("module.net.vpc"));
    assertTrue(offered("module.net.vpc.").contains("module.net.vpc.id"));
    assertFalse(offered("module.net.").contains("module.net.vpc.id"));
  }
}
