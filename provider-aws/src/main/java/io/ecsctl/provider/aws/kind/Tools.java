package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.inventory.ServiceReads;
import io.ecsctl.provider.aws.mapping.SdkMapper;
import io.ecsctl.provider.aws.rollout.Waiting;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * What kinds work with.
 *
 * @param services what several kinds read of single services
 * @param account whose account it is, asked once
 * @param thoroughness what {@link #thorough} asks
 */
record Tools(
    AwsClients clients,
    Schema schema,
    Waiting waiting,
    ServiceReads services,
    Supplier<String> account,
    BooleanSupplier thoroughness) {

  Tools(AwsClients clients, Schema schema, Supplier<String> account, BooleanSupplier thoroughness) {
    this(
        clients,
        schema,
        new Waiting(clients.pacer()),
        new ServiceReads(clients),
        account,
        thoroughness);
  }

  /** Whether what tags remember is read all the same. */
  boolean thorough() {
    return thoroughness.getAsBoolean();
  }

  /**
   * The builder with what the program states of the request's members; the rest of the attributes
   * is the kind's matter.
   */
  <B extends SdkPojo> B request(DesiredResource desired, B builder) {
    return SdkMapper.toRequest(desired.schema(), desired.attributes(), builder);
  }

  /**
   * The builder with what the program states, or no longer states, of the members of the attributes
   * named.
   */
  <B extends SdkPojo> B request(DesiredResource desired, B builder, Set<String> attributes) {
    return SdkMapper.toRequest(desired.schema(), desired.attributes(), builder, attributes);
  }

  /** The same; nothing when no member of the request is concerned. */
  <B extends SdkPojo & Buildable> Optional<B> change(
      DesiredResource desired, B builder, Set<String> attributes) {
    return Optional.of(request(desired, builder, attributes)).filter(Tools::saysSomething);
  }

  /** What the program states; nothing when it states no member of the request. */
  <B extends SdkPojo & Buildable> Optional<B> change(DesiredResource desired, B builder) {
    return Optional.of(request(desired, builder)).filter(Tools::saysSomething);
  }

  private static boolean saysSomething(Buildable builder) {
    return builder.build() instanceof SdkPojo request
        && request.sdkFields().stream().anyMatch(field -> isSet(field.getValueOrDefault(request)));
  }

  /** The SDK shows lists and maps that nobody set as collections of a class of its own. */
  private static boolean isSet(@Nullable Object member) {
    return member != null
        && !(member instanceof SdkAutoConstructList)
        && !(member instanceof SdkAutoConstructMap);
  }

  /** What a model says of the kind's attributes, by the members they were derived from. */
  Value.ObjectOf read(String kind, SdkPojo model) {
    return read(kind, model, Map.of());
  }

  /**
   * @param liveNames the model's name of a member by the request's, where they differ
   */
  Value.ObjectOf read(String kind, SdkPojo model, Map<String, String> liveNames) {
    return SdkMapper.fromSdk(schemaOf(kind), model, liveNames);
  }

  /** What calls take as a client token: ECS wants at most 36 characters. */
  String token(DesiredResource desired) {
    return UUID.nameUUIDFromBytes(desired.token().getBytes(StandardCharsets.UTF_8)).toString();
  }

  /**
   * {@code arn:aws:ec2:REGION:ACCOUNT:vpc/vpc-1}, for objects that EC2 does not report the ARN of.
   */
  String ec2Arn(String account, String resource) {
    return "arn:%s:ec2:%s:%s:%s".formatted(partition(), clients.region(), account, resource);
  }

  /** {@code arn:aws:logs:REGION:ACCOUNT:log-group:web}, where a creating call answers nothing. */
  String arn(String service, String resource) {
    return "arn:%s:%s:%s:%s:%s"
        .formatted(partition(), service, clients.region(), account.get(), resource);
  }

  /** {@code aws}, {@code aws-cn}, {@code aws-us-gov}. */
  String partition() {
    return Region.of(clients.region()).metadata().partition().id();
  }

  /** The failure of a change whose object somebody deleted meanwhile. */
  static ProviderException vanished(String operation, String id) {
    return new ProviderException(
        "NotFound",
        operation,
        id + " was deleted while it was being changed. Run plan again to see what is left.");
  }

  KindSchema schemaOf(String kind) {
    return schema
        .kind(kind)
        .orElseThrow(() -> new IllegalArgumentException("the schema has no kind " + kind));
  }
}
