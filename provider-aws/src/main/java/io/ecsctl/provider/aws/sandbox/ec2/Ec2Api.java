package io.ecsctl.provider.aws.sandbox.ec2;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * What the kinds of EC2 objects share: ids are names for ARNs, tags come with the creating call,
 * lists are filtered.
 */
final class Ec2Api {
  private static final int PAGE = 1000;

  private final Endpoint endpoint;

  Ec2Api(Backend backend) {
    endpoint = backend.endpoint("Ec2", Ec2Exception::builder);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Backend backend() {
    return endpoint.backend();
  }

  AwsServiceException error(String code, String message, @Nullable Object... values) {
    return endpoint.error(code, message, values);
  }

  AwsServiceException dependency(String message, @Nullable Object... values) {
    return error("DependencyViolation", message, values);
  }

  /** The ARN that an id stands for: {@code subnet-0…} is {@code arn:aws:ec2:…:subnet/subnet-0…}. */
  String arn(String id) {
    return backend().arn("ec2", type(id) + "/" + id);
  }

  private static String type(String id) {
    String prefix = id.substring(0, Math.max(0, id.lastIndexOf('-')));
    return switch (prefix) {
      case "igw" -> "internet-gateway";
      case "eipalloc" -> "elastic-ip";
      case "nat" -> "natgateway";
      case "vpce" -> "vpc-endpoint";
      case "eigw" -> "egress-only-internet-gateway";
      case "rtb" -> "route-table";
      case "sg" -> "security-group";
      case "sgr" -> "security-group-rule";
      case "eni" -> "network-interface";
      case "lt" -> "launch-template";
      default -> prefix;
    };
  }

  /**
   * Tags that the creating call carries; a specification for another type is refused as AWS does.
   */
  void tag(String id, ResourceType type, List<TagSpecification> specifications) {
    for (TagSpecification specification : specifications) {
      if (specification.resourceType() != type) {
        throw error(
            "InvalidParameterValue",
            "'%s' is not a valid taggable resource type for this operation.",
            specification.resourceTypeAsString());
      }
      backend().tags().add(arn(id), specification.tags(), Tag::key, Tag::value);
    }
  }

  List<Tag> tags(String id) {
    return backend()
        .tags()
        .as(arn(id), (key, value) -> Tag.builder().key(key).value(value).build());
  }

  /** Removes what belongs to an object that is gone. */
  void forget(String id) {
    backend().tags().forget(arn(id));
  }

  /**
   * The wanted ones.
   *
   * @param facts the object's values by the names that filters use, without its tags
   */
  <T> List<T> filtered(List<T> all, List<Filter> filters, Described<T> facts) {
    List<T> wanted = new ArrayList<>(all);
    for (Filter filter : filters) {
      wanted.removeIf(
          item -> values(item, filter.name(), facts).stream().noneMatch(filter.values()::contains));
    }
    return wanted;
  }

  private <T> List<String> values(T item, String name, Described<T> facts) {
    Map<String, String> tags = new TreeMap<>();
    tags(facts.id(item)).forEach(tag -> tags.put(tag.key(), tag.value()));
    if (name.startsWith("tag:")) {
      String value = tags.get(name.substring("tag:".length()));
      return value == null ? List.of() : List.of(value);
    }
    if (name.equals("tag-key")) {
      return List.copyOf(tags.keySet());
    }
    List<String> values = facts.facts(item).get(name);
    if (values == null) {
      throw error("InvalidParameterValue", "The filter '%s' is invalid", name);
    }
    return values;
  }

  <T> Pages<T> page(List<T> all, @Nullable String token, @Nullable Integer wanted) {
    return endpoint.page(all, token, wanted, PAGE);
  }

  /** What filters can ask of one type of object. */
  interface Described<T> {
    String id(T item);

    Map<String, List<String>> facts(T item);

    static <T> Described<T> of(
        java.util.function.Function<T, String> id,
        java.util.function.Function<T, Map<String, List<String>>> facts) {
      return new Described<>() {
        @Override
        public String id(T item) {
          return id.apply(item);
        }

        @Override
        public Map<String, List<String>> facts(T item) {
          return facts.apply(item);
        }
      };
    }
  }
}
