package io.ecsctl.provider.aws.permission;

import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.program.StackInfo;
import io.ecsctl.compiler.schema.NameRule;
import java.util.SortedSet;
import java.util.TreeSet;

/** ARNs of what a program makes, as patterns: what it does not say is a {@code *}. */
final class Arns {
  private final Program program;
  private final StackInfo stack;

  Arns(Program program) {
    this.program = program;
    this.stack = program.stack();
  }

  private String orAny(String said) {
    return said.isEmpty() ? "*" : said;
  }

  private String partition() {
    String region = stack.region();
    return region.isEmpty()
        ? "*"
        : region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  String iam(String resource) {
    return "arn:" + partition() + ":iam::" + orAny(stack.account()) + ":" + resource;
  }

  /**
   * @param on of the table
   */
  SortedSet<String> of(String kind, String on) {
    SortedSet<String> arns = new TreeSet<>();
    if (on.contains("{name}") || on.contains("{path}")) {
      program
          .resources(kind)
          .forEach(resource -> {
            String name = name(resource);
            String path = name.startsWith("/") ? name.substring(1) : name;
            arns.add(
                filled(
                    on.replace("{name}", name)
                        .replace("{path}", path)
                        .replace("{at}", at(resource))));
          });
    } else {
      arns.add(filled(on));
    }
    return arns;
  }

  /** The path of one of IAM's objects, with a slash at both ends. */
  private static String at(Resource resource) {
    String path = resource.body().text("path");
    return path != null ? path : resource.body().has("path") ? "/*" : "/";
  }

  /** The role of the program. */
  String role(Resource role) {
    return iam("role" + at(role) + name(role) + "*");
  }

  private String filled(String on) {
    String region = orAny(stack.region());
    String account = orAny(stack.account());
    return on.replaceFirst(
            "^\\{arn}([a-z0-9-]+):", "arn:" + partition() + ":$1:" + region + ":" + account + ":")
        .replace("{iam}", "arn:" + partition() + ":iam::" + account + ":")
        .replace("{s3}", "arn:" + partition() + ":s3:::")
        .replace("{stack}", stack.scope());
  }

  /**
   * What the object's name begins with: names that the program did not choose begin with the
   * stack's, and one pattern for all of them is shorter than one each. Empty when it is not known.
   */
  String name(Resource resource) {
    NameRule rule = resource.schema().name();
    String name = resource.body().text(rule == null ? "name" : rule.attribute());
    String prefix = stack.scope().replace('/', '-') + "-";
    return name == null ? "" : name.startsWith(prefix) ? prefix : name;
  }
}
