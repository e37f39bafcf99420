package io.ecsctl.compiler.schema;

import java.util.List;

/**
 * What {@code data KIND} looks up.
 *
 * @param kind a resource kind, whose attributes the object then has; or one of its own
 * @param service the AWS service in the reader's words: {@code EC2}
 * @param api the calls that answer: {@code ec2:DescribeVpcs}
 * @param doc one sentence
 * @param arguments what tells the wanted object from others
 * @param results what a block reads of it, sorted by name; empty for a resource kind
 */
public record DataSchema(
    String kind,
    String service,
    String api,
    String doc,
    BlockSchema arguments,
    List<ComputedAttribute> results) {
  public DataSchema {
    results = List.copyOf(results);
  }
}
