package io.ecsctl.cli;

import io.ecsctl.planner.json.JsonTree;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What Terraform makes of expressions, where it is installed: all of them in one run of it. */
final class TerraformOracle {
  private final Path directory;

  TerraformOracle(Path directory) {
    this.directory = directory;
  }

  /**
   * @param json the value in brackets, as {@code jsonencode} writes it; empty for an expression
   *     that fails
   * @param type in the words of {@code ecsctl console}
   */
  record Answer(String json, String type) {
    static final Answer FAILS = new Answer("", "");
  }

  static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(path -> Files.isExecutable(Path.of(path, "terraform")));
  }

  List<Answer> answers(List<String> expressions) throws IOException, InterruptedException {
    StringBuilder program = new StringBuilder();
    for (int i = 0; i < expressions.size(); i++) {
      program.append(
          "output \"o%1$05d\" {\n  value = try([[%2$s], jsonencode([%2$s])], \"fails\")\n}\n"
              .formatted(i, expressions.get(i)));
    }
    Files.writeString(directory.resolve("main.tf"), program);
    run("apply", "-auto-approve", "-no-color");
    List<Answer> answers = new ArrayList<>();
    Map<?, ?> outputs = (Map<?, ?>) JsonTree.parse(run("output", "-json"));
    new TreeMap<>(outputs).values().forEach(output -> answers.add(answer((Map<?, ?>) output)));
    return answers;
  }

  private static Answer answer(Map<?, ?> output) {
    // [[value], text] with the type ["tuple", [["tuple", [type]], "string"]]
    return output.get("value") instanceof List<?> both && output.get("type") instanceof List<?> type
        ? new Answer((String) both.get(1), words(first(second(first(second(type))))))
        : Answer.FAILS;
  }

  private static Object first(Object list) {
    return ((List<?>) list).getFirst();
  }

  private static Object second(Object list) {
    return ((List<?>) list).get(1);
  }

  private static String words(Object type) {
    if (!(type instanceof List<?> constructed)) {
      return type.toString();
    }
    Object inner = constructed.get(1);
    return switch (constructed.getFirst().toString()) {
      case "tuple" ->
          "tuple([%s])"
              .formatted(
                  String.join(
                      ", ", ((List<?>) inner).stream().map(TerraformOracle::words).toList()));
      case "object" ->
          "object({%s})"
              .formatted(
                  String.join(
                      ", ",
                      ((Map<?, ?>) inner)
                          .entrySet().stream()
                              .map(entry -> entry.getKey() + " = " + words(entry.getValue()))
                              .toList()));
      case String collection -> "%s(%s)".formatted(collection, words(inner));
    };
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(directory.resolve("errors").toFile());
    builder.environment().put("TF_CLI_CONFIG_FILE", "/dev/null");
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + ": " + Files.readString(directory.resolve("errors")));
    }
    return out;
  }
}
