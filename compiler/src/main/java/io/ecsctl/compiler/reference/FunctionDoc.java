package io.ecsctl.compiler.reference;

import io.ecsctl.compiler.function.Function;
import io.ecsctl.compiler.function.Functions;
import io.ecsctl.compiler.function.Parameter;
import io.ecsctl.compiler.function.Signature;
import io.ecsctl.compiler.value.Type;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a function does, in words and examples.
 *
 * @param family the heading that it stands under
 * @param signature {@code (prefix cidr, newbits number, netnum number) cidr}
 * @param text sentences in Markdown
 * @param examples lines {@code EXPRESSION # RESULT}, at least one
 */
public record FunctionDoc(
    String family, String name, String signature, String text, List<String> examples) {
  private static final String FILE = "functions.md";

  public FunctionDoc {
    examples = List.copyOf(examples);
  }

  /** The first sentence. */
  String summary() {
    int end = text.indexOf(". ");
    return (end < 0 ? text : text.substring(0, end + 1)).replace("`", "");
  }

  /** All of them, in the order of the file, which is by families. */
  public static List<FunctionDoc> all() {
    List<FunctionDoc> all = new ArrayList<>();
    String family = "";
    for (String section : read().split("\n(?=#)")) {
      String[] lines = section.split("\n");
      if (lines[0].startsWith("## ")) {
        all.add(of(family, lines[0].substring(3), List.of(lines).subList(1, lines.length)));
      } else {
        family = lines[0].substring(2);
      }
    }
    return all;
  }

  private static FunctionDoc of(String family, String name, List<String> lines) {
    Optional<String> written =
        lines.stream()
            .filter(line -> line.startsWith(": "))
            .map(line -> line.substring(2))
            .findAny();
    return new FunctionDoc(
        family,
        name,
        written.orElseGet(() -> signature(Functions.find(name).orElseThrow())),
        String.join(
            " ",
            lines.stream()
                .filter(
                    line -> !line.isBlank() && !line.startsWith(": ") && !line.startsWith("    "))
                .toList()),
        lines.stream().filter(line -> line.startsWith("    ")).map(String::strip).toList());
  }

  private static String signature(Function function) {
    Signature signature = function.signature();
    List<Type> types =
        Stream.concat(signature.parameters().stream(), Stream.ofNullable(signature.variadic()))
            .map(Parameter::type)
            .toList();
    return signature + " " + function.resultType(types);
  }

  private static String read() {
    try (InputStream in = FunctionDoc.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the compiler was packaged without " + FILE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the compiler's own " + FILE + " cannot be read", e);
    }
  }
}
