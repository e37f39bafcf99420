package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.rollout.Waiting;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.regions.Region;

/** What kinds work with. */
record Tools(AwsClients clients, Schema schema, Waiting waiting) {
  Tools(AwsClients clients, Schema schema) {
    this(clients, schema, new Waiting(clients.pacer()));
  }

  /** The builder with what the program states of the request's members; the rest of the attributes is the kind's matter. */
  <B extends SdkPojo> B request(DesiredResource desired, B builder) {
    throw new IllegalStateException("MAPPER");
  }

  /** What a model says of the kind's attributes, by the members they were derived from. */
  Value.ObjectOf read(String kind, SdkPojo model) {
    throw new IllegalStateException("MAPPER");
  }

  /** What calls take as a client token: ECS wants at most 36 characters. */
  String token(DesiredResource desired) {
    return UUID.nameUUIDFromBytes(desired.token().getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** {@code arn:aws:ec2:REGION:ACCOUNT:vpc/vpc-1}, for objects that EC2 does not report the ARN of. */
  String ec2Arn(String account, String resource) {
    return "arn:%s:ec2:%s:%s:%s".formatted(partition(), clients.region(), account, resource);
  }

  /** {@code aws}, {@code aws-cn}, {@code aws-us-gov}. */
  String partition() {
    return Region.of(clients.region()).metadata().partition().id();
  }

  KindSchema schemaOf(String kind) {
    return schema
        .kind(kind)
        .orElseThrow(() -> new IllegalArgumentException("the schema has no kind " + kind));
  }
}
