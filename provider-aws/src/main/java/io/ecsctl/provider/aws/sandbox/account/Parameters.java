package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.DescribeParametersRequest;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.InvalidFilterKeyException;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.ParameterInlinePolicy;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.ssm.model.Tag;

/**
 * Parameters. Writing one without {@code Overwrite} succeeds for one caller only: what a lock
 * needs.
 */
final class Parameters {
  private static final int VERSIONS_KEPT = 100;

  private final Endpoint endpoint;

  Parameters(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  private Table<Parameter> parameters() {
    return endpoint.backend().table("ssm.parameter", Parameter::builder);
  }

  private String arn(String name) {
    Backend backend = endpoint.backend();
    return backend.arn("ssm", "parameter" + (name.startsWith("/") ? "" : "/") + name);
  }

  PutParameterResponse put(PutParameterRequest request) {
    String name = request.name();
    Optional<Parameter> before = parameters().find(name);
    if (before.isPresent() && !Boolean.TRUE.equals(request.overwrite())) {
      throw endpoint.error(
          ParameterAlreadyExistsException.builder(),
          "ParameterAlreadyExists",
          "The parameter already exists. To overwrite this value, set the overwrite option in the"
              + " request to true.");
    }
    if (before.isPresent() && request.hasTags() && !request.tags().isEmpty()) {
      throw endpoint.error("ValidationException", "tags and overwrite can't be used together.");
    }
    long version = before.map(Parameter::version).orElse(0L) + 1;
    Optional<ParameterMetadata> known = metadata().find(name);
    String type =
        request.typeAsString() != null
            ? request.typeAsString()
            : before.map(Parameter::typeAsString).orElse("String");
    boolean secret = type.equals("SecureString");
    Parameter written =
        Parameter.builder()
            .name(name)
            .arn(arn(name))
            .type(type)
            // What is encrypted is not kept: nothing that the product does decrypts it.
            .value(secret ? "encrypted, version " + version : request.value())
            .version(version)
            .dataType(Objects.requireNonNullElse(request.dataType(), "text"))
            .lastModifiedDate(endpoint.backend().now())
            .build();
    parameters().put(name, written);
    remember(written);
    ParameterMetadata.Builder about =
        known.orElseGet(() -> ParameterMetadata.builder().build()).toBuilder()
            .name(name)
            .arn(arn(name))
            .type(type)
            .version(version)
            .dataType(Objects.requireNonNullElse(request.dataType(), "text"))
            .tier(tier(request, known.orElse(null)))
            .keyId(secret ? Objects.requireNonNullElse(request.keyId(), "alias/aws/ssm") : null);
    if (request.description() != null) {
      about.description(emptyToNull(request.description()));
    }
    if (request.allowedPattern() != null) {
      about.allowedPattern(emptyToNull(request.allowedPattern()));
    }
    if (request.policies() != null) {
      about.policies(
          request.policies().equals("[{}]")
              ? List.of()
              : List.of(
                  ParameterInlinePolicy.builder()
                      .policyText(request.policies().replaceAll("^\\s*\\[|\\]\\s*$", ""))
                      .build()));
    }
    metadata().put(name, about.build());
    endpoint.backend().tags().add(arn(name), request.tags(), Tag::key, Tag::value);
    return PutParameterResponse.builder().version(version).tier("Standard").build();
  }

  /** AWS keeps the last hundred. */
  private void remember(Parameter written) {
    Table<ParameterHistory> history = history();
    history.put(
        version(written.name(), written.version()),
        ParameterHistory.builder()
            .name(written.name())
            .type(written.type())
            .value(written.value())
            .version(written.version())
            .lastModifiedDate(written.lastModifiedDate())
            .lastModifiedUser(Endpoint.CALLER)
            .build());
    history.remove(version(written.name(), written.version() - VERSIONS_KEPT));
  }

  private Table<ParameterHistory> history() {
    return endpoint.backend().table("ssm.parameter-history", ParameterHistory::builder);
  }

  private static String version(String name, long version) {
    return name + ":" + version;
  }

  GetParameterHistoryResponse history(GetParameterHistoryRequest request) {
    Parameter parameter = require(request.name());
    List<ParameterHistory> versions =
        history().rows(key -> key.substring(0, key.lastIndexOf(':')).equals(parameter.name()));
    var page = endpoint.page(versions, request.nextToken(), request.maxResults(), 50);
    return GetParameterHistoryResponse.builder()
        .parameters(page.items())
        .nextToken(page.next())
        .build();
  }

  private static String tier(PutParameterRequest request, @Nullable ParameterMetadata known) {
    return request.tierAsString() != null
        ? request.tierAsString()
        : known != null && known.tierAsString() != null ? known.tierAsString() : "Standard";
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** What AWS tells of a parameter besides its value. */
  private Table<ParameterMetadata> metadata() {
    return endpoint.backend().table("ssm.parameter-metadata", ParameterMetadata::builder);
  }

  /** By {@code Name} and {@code tag:KEY}, each any one of its values. */
  DescribeParametersResponse describe(DescribeParametersRequest request) {
    List<ParameterMetadata> wanted =
        metadata().where(p -> request.parameterFilters().stream().allMatch(f -> matches(f, p)));
    var page = endpoint.page(wanted, request.nextToken(), request.maxResults(), 50);
    return DescribeParametersResponse.builder()
        .parameters(page.items())
        .nextToken(page.next())
        .build();
  }

  private boolean matches(ParameterStringFilter filter, ParameterMetadata parameter) {
    if (filter.key().equals("Name")) {
      return filter.values().contains(parameter.name());
    }
    if (filter.key().startsWith("tag:")) {
      String tag =
          endpoint
              .backend()
              .tags()
              .of(parameter.arn())
              .get(filter.key().substring("tag:".length()));
      return tag != null && (filter.values().isEmpty() || filter.values().contains(tag));
    }
    throw endpoint.error(
        InvalidFilterKeyException.builder(),
        "InvalidFilterKey",
        "The sandbox knows no filter %s.",
        filter.key());
  }

  private Parameter require(@Nullable String name) {
    // A parameter is found by its ARN as well.
    return parameters()
        .find(name)
        .or(() -> parameters().all().stream().filter(p -> p.arn().equals(name)).findFirst())
        .or(() ->
            name == null
                ? Optional.empty()
                : PublicParameters.find(name, endpoint.backend().region()))
        .orElseThrow(() ->
            endpoint.error(
                ParameterNotFoundException.builder(),
                "ParameterNotFound",
                "Parameter %s not found.",
                name));
  }

  GetParameterResponse get(GetParameterRequest request) {
    return GetParameterResponse.builder().parameter(require(request.name())).build();
  }

  GetParametersResponse get(GetParametersRequest request) {
    List<String> known = request.names().stream().filter(parameters()::contains).toList();
    return GetParametersResponse.builder()
        .parameters(known.stream().map(this::require).toList())
        .invalidParameters(request.names().stream().filter(n -> !known.contains(n)).toList())
        .build();
  }

  DeleteParameterResponse delete(DeleteParameterRequest request) {
    Parameter parameter = require(request.name());
    parameters().remove(parameter.name());
    metadata().remove(parameter.name());
    history().removeKeys(key -> key.substring(0, key.lastIndexOf(':')).equals(parameter.name()));
    endpoint.backend().tags().forget(parameter.arn());
    return DeleteParameterResponse.builder().build();
  }

  private String owner(@Nullable String name) {
    return require(name).arn();
  }

  AddTagsToResourceResponse tag(AddTagsToResourceRequest request) {
    endpoint
        .backend()
        .tags()
        .add(owner(request.resourceId()), request.tags(), Tag::key, Tag::value);
    return AddTagsToResourceResponse.builder().build();
  }

  RemoveTagsFromResourceResponse untag(RemoveTagsFromResourceRequest request) {
    endpoint.backend().tags().remove(owner(request.resourceId()), request.tagKeys());
    return RemoveTagsFromResourceResponse.builder().build();
  }

  ListTagsForResourceResponse tags(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder()
        .tagList(
            endpoint
                .backend()
                .tags()
                .as(
                    owner(request.resourceId()),
                    (key, value) -> Tag.builder().key(key).value(value).build()))
        .build();
  }
}
