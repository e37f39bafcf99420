package io.ecsctl.provider.aws.sandbox.ec2;

import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionResponse;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesResponse;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.ModifyLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.ModifyLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;

/** Launch templates and their versions, which are kept as they were written. */
final class LaunchTemplates {
  private final Ec2Api api;
  private final Ec2Tables tables;

  LaunchTemplates(Ec2Api api, Ec2Tables tables) {
    this.api = api;
    this.tables = tables;
  }

  CreateLaunchTemplateResponse create(CreateLaunchTemplateRequest request) {
    String name = request.launchTemplateName();
    if (tables.launchTemplates().any(t -> t.launchTemplateName().equals(name))) {
      throw api.error(
          "InvalidLaunchTemplateName.AlreadyExistsException",
          "Launch template name already in use.");
    }
    String id = "lt-" + api.backend().hex17();
    LaunchTemplate template =
        LaunchTemplate.builder()
            .launchTemplateId(id)
            .launchTemplateName(name)
            .createTime(api.backend().now())
            .createdBy(Endpoint.CALLER)
            .defaultVersionNumber(1L)
            .latestVersionNumber(1L)
            .build();
    tables.launchTemplates().put(id, template);
    putVersion(template, 1, request.versionDescription(), request.launchTemplateData());
    api.tag(id, ResourceType.LAUNCH_TEMPLATE, request.tagSpecifications());
    return CreateLaunchTemplateResponse.builder().launchTemplate(tagged(template)).build();
  }

  private LaunchTemplateVersion putVersion(
      LaunchTemplate template,
      long number,
      @Nullable String description,
      RequestLaunchTemplateData data) {
    LaunchTemplateVersion version =
        LaunchTemplateVersion.builder()
            .launchTemplateId(template.launchTemplateId())
            .launchTemplateName(template.launchTemplateName())
            .versionNumber(number)
            .versionDescription(description)
            .createTime(api.backend().now())
            .createdBy(Endpoint.CALLER)
            .launchTemplateData(
                (ResponseLaunchTemplateData)
                    Pojos.recast(data, ResponseLaunchTemplateData::builder))
            .build();
    return tables
        .launchTemplateVersions()
        .put(Ec2Tables.version(template.launchTemplateId(), number), version);
  }

  private LaunchTemplate tagged(LaunchTemplate template) {
    return template.toBuilder().tags(api.tags(template.launchTemplateId())).build();
  }

  private LaunchTemplate require(@Nullable String id, @Nullable String name) {
    return id != null
        ? tables
            .launchTemplates()
            .find(id)
            .orElseThrow(() ->
                api.error(
                    "InvalidLaunchTemplateId.NotFound",
                    "The specified launch template, with template ID %s, does not exist.",
                    id))
        : tables.launchTemplates().where(t -> t.launchTemplateName().equals(name)).stream()
            .findFirst()
            .orElseThrow(() ->
                api.error(
                    "InvalidLaunchTemplateName.NotFoundException",
                    "The specified launch template, with template name %s, does not exist.",
                    name));
  }

  CreateLaunchTemplateVersionResponse createVersion(CreateLaunchTemplateVersionRequest request) {
    LaunchTemplate before = require(request.launchTemplateId(), request.launchTemplateName());
    long number = before.latestVersionNumber() + 1;
    tables
        .launchTemplates()
        .put(before.launchTemplateId(), before.toBuilder().latestVersionNumber(number).build());
    return CreateLaunchTemplateVersionResponse.builder()
        .launchTemplateVersion(
            putVersion(before, number, request.versionDescription(), request.launchTemplateData()))
        .build();
  }

  ModifyLaunchTemplateResponse modify(ModifyLaunchTemplateRequest request) {
    LaunchTemplate before = require(request.launchTemplateId(), request.launchTemplateName());
    LaunchTemplateVersion version = requireVersion(before, request.defaultVersion());
    LaunchTemplate after = before.toBuilder().defaultVersionNumber(version.versionNumber()).build();
    tables.launchTemplates().put(after.launchTemplateId(), after);
    return ModifyLaunchTemplateResponse.builder().launchTemplate(tagged(after)).build();
  }

  private LaunchTemplateVersion requireVersion(LaunchTemplate template, String wanted) {
    return Ec2Tables.number(template, wanted)
        .flatMap(number ->
            tables
                .launchTemplateVersions()
                .find(Ec2Tables.version(template.launchTemplateId(), number)))
        .orElseThrow(() ->
            api.error(
                "InvalidLaunchTemplateId.VersionNotFound",
                "Could not find launch template version %s of %s.",
                wanted,
                template.launchTemplateId()));
  }

  DescribeLaunchTemplatesResponse describe(DescribeLaunchTemplatesRequest request) {
    request.launchTemplateIds().forEach(id -> require(id, null));
    List<LaunchTemplate> all =
        tables
            .launchTemplates()
            .where(t ->
                (!request.hasLaunchTemplateIds()
                        || request.launchTemplateIds().contains(t.launchTemplateId()))
                    && (!request.hasLaunchTemplateNames()
                        || request.launchTemplateNames().contains(t.launchTemplateName())));
    var page =
        api.page(
            api.filtered(
                all,
                request.filters(),
                Ec2Api.Described.of(LaunchTemplate::launchTemplateId, LaunchTemplates::facts)),
            request.nextToken(),
            request.maxResults());
    return DescribeLaunchTemplatesResponse.builder()
        .launchTemplates(page.items().stream().map(this::tagged).toList())
        .nextToken(page.next())
        .build();
  }

  private static Map<String, List<String>> facts(LaunchTemplate template) {
    return Map.of("launch-template-name", List.of(template.launchTemplateName()));
  }

  DescribeLaunchTemplateVersionsResponse describeVersions(
      DescribeLaunchTemplateVersionsRequest request) {
    LaunchTemplate template = require(request.launchTemplateId(), request.launchTemplateName());
    Stream<LaunchTemplateVersion> wanted =
        request.hasVersions() && !request.versions().isEmpty()
            ? request.versions().stream().map(v -> requireVersion(template, v))
            : tables
                .launchTemplateVersions()
                .where(v -> v.launchTemplateId().equals(template.launchTemplateId()))
                .stream();
    var page =
        api.page(
            wanted
                .map(v ->
                    v.toBuilder()
                        .defaultVersion(v.versionNumber().equals(template.defaultVersionNumber()))
                        .build())
                .toList(),
            request.nextToken(),
            request.maxResults());
    return DescribeLaunchTemplateVersionsResponse.builder()
        .launchTemplateVersions(page.items())
        .nextToken(page.next())
        .build();
  }

  /** Groups that use it stay, and start no instances any more. */
  DeleteLaunchTemplateResponse delete(DeleteLaunchTemplateRequest request) {
    LaunchTemplate template = require(request.launchTemplateId(), request.launchTemplateName());
    String id = template.launchTemplateId();
    tables.launchTemplates().remove(id);
    tables.launchTemplateVersions().removeWhere(v -> v.launchTemplateId().equals(id));
    api.forget(id);
    return DeleteLaunchTemplateResponse.builder().launchTemplate(template).build();
  }
}
