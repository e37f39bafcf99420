package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.TagIndex;
import io.ecsctl.provider.aws.inventory.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.Operation;
import software.amazon.awssdk.services.servicediscovery.model.Tag;

/** What the kinds of Cloud Map share: one tag API, and operations that go on after their calls. */
final class CloudMap {
  static final String SERVICE = "servicediscovery";

  /** A zone for a DNS namespace takes about a minute. */
  private static final Duration TO_COMPLETE = Duration.ofMinutes(10);

  /** ECS lets go of names some time after their tasks have stopped. */
  private static final Duration TO_EMPTY = Duration.ofMinutes(10);

  private final Tools tools;

  CloudMap(Tools tools) {
    this.tools = tools;
  }

  ServiceDiscoveryClient client() {
    return tools.clients().discovery();
  }

  /**
   * The stack's objects of one kind, by ARN.
   *
   * @param type {@code namespace/}
   * @param all the ARNs of everybody's, for where the tagging API does not know
   */
  List<Owned<String>> list(
      Inventory inventory, String kind, String type, Supplier<List<String>> all) {
    TagIndex index = inventory.index();
    if (!index.covers(SERVICE)) {
      return read(inventory.scope(), kind, all.get());
    }
    return index.arns(SERVICE, type).stream()
        .flatMap(arn ->
            Owned.of(inventory.scope(), kind, arn, index.byArn().getOrDefault(arn, Tags.NONE))
                .stream())
        .toList();
  }

  /** Those of the objects that are there and the stack's, with their tags of now. */
  List<Owned<String>> read(StackScope scope, String kind, List<String> arns) {
    return Parallel.map(arns, arn -> Owned.of(scope, kind, arn, tags(arn))).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  Tags tags(String arn) {
    var found =
        Call.unless(
            Set.of("ResourceNotFoundException"),
            "servicediscovery:ListTagsForResource",
            () -> client().listTagsForResource(r -> r.resourceARN(arn)));
    return found == null ? Tags.NONE : Tags.of(found.tags(), Tag::key, Tag::value);
  }

  static List<Tag> as(Tags tags) {
    return tags.as((key, value) -> Tag.builder().key(key).value(value).build());
  }

  void updateTags(String arn, TagChange change) {
    if (!change.put().isEmpty()) {
      Call.to(
          "servicediscovery:TagResource",
          () -> client().tagResource(r -> r.resourceARN(arn).tags(as(change.added()))));
    }
    if (!change.remove().isEmpty()) {
      Call.to(
          "servicediscovery:UntagResource",
          () -> client().untagResource(r -> r.resourceARN(arn).tagKeys(change.remove())));
    }
  }

  /** {@code ns-1} of {@code arn:…:namespace/ns-1}; an id is itself. */
  static String id(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /**
   * Waits until the operation has succeeded.
   *
   * @param call what started it, for the message of its failure
   */
  Operation completed(String call, String operationId) throws InterruptedException {
    return tools
        .waiting()
        .until(
            "servicediscovery:GetOperation",
            call.substring(call.indexOf(':') + 1) + " to complete",
            TO_COMPLETE,
            () -> succeeded(call, operationId));
  }

  private Optional<Operation> succeeded(String call, String operationId) {
    Operation operation =
        Call.to(
                "servicediscovery:GetOperation",
                () -> client().getOperation(r -> r.operationId(operationId)))
            .operation();
    return switch (operation.status()) {
      case SUCCESS -> Optional.of(operation);
      case SUBMITTED, PENDING, UNKNOWN_TO_SDK_VERSION -> Optional.empty();
      case FAIL ->
          throw new ProviderException(
              operation.errorCode() == null ? "OperationFailed" : operation.errorCode(),
              call,
              operation.errorMessage() == null
                  ? "Cloud Map gave no reason."
                  : operation.errorMessage());
    };
  }

  /** Makes a call that is refused while something is still in what it deletes. */
  <T> T onceEmpty(Supplier<T> call) throws InterruptedException {
    return tools
        .waiting()
        .retrying(refused -> refused.code().equals("ResourceInUse"), TO_EMPTY, call::get);
  }
}
