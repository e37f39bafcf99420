package io.ecsctl.provider.aws.sandbox.storage;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.efs.model.AccessPointAlreadyExistsException;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.AccessPointNotFoundException;
import software.amazon.awssdk.services.efs.model.CreateAccessPointRequest;
import software.amazon.awssdk.services.efs.model.CreateAccessPointResponse;
import software.amazon.awssdk.services.efs.model.DeleteAccessPointRequest;
import software.amazon.awssdk.services.efs.model.DeleteAccessPointResponse;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsRequest;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsResponse;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.efs.model.RootDirectory;
import software.amazon.awssdk.services.efs.model.Tag;

/** Access points by id. */
final class AccessPoints {
  private final Endpoint endpoint;
  private final FileSystems systems;

  AccessPoints(Endpoint endpoint, FileSystems systems) {
    this.endpoint = endpoint;
    this.systems = systems;
  }

  private static Table<AccessPointDescription> points(Backend backend) {
    return backend.table("efs.access-point", AccessPointDescription::builder);
  }

  private Table<AccessPointDescription> points() {
    return points(endpoint.backend());
  }

  static String arn(Backend backend, String id) {
    return backend.arn("elasticfilesystem", "access-point/" + id);
  }

  /** A file system takes its access points with it. */
  static void forget(Backend backend, String system) {
    for (AccessPointDescription point :
        points(backend).where(p -> p.fileSystemId().equals(system))) {
      points(backend).remove(point.accessPointId());
      backend.tags().forget(point.accessPointArn());
    }
  }

  CreateAccessPointResponse create(CreateAccessPointRequest request) {
    systems.available(request.fileSystemId());
    Optional<AccessPointDescription> there =
        points().all().stream()
            .filter(p -> p.clientToken().equals(request.clientToken()))
            .findFirst();
    if (there.isPresent()) {
      throw endpoint.error(
          AccessPointAlreadyExistsException.builder().accessPointId(there.get().accessPointId()),
          "AccessPointAlreadyExists",
          "Access point '%s' already exists with client token '%s'",
          there.get().accessPointId(),
          request.clientToken());
    }
    String id = "fsap-" + endpoint.backend().hex17();
    AccessPointDescription made =
        AccessPointDescription.builder()
            .accessPointId(id)
            .accessPointArn(arn(endpoint.backend(), id))
            .clientToken(request.clientToken())
            .fileSystemId(request.fileSystemId())
            .posixUser(request.posixUser())
            .rootDirectory(
                request.rootDirectory() == null
                    ? RootDirectory.builder().path("/").build()
                    : request.rootDirectory())
            .ownerId(Backend.ACCOUNT)
            .build();
    points().put(id, made);
    endpoint.backend().tags().add(made.accessPointArn(), request.tags(), Tag::key, Tag::value);
    return Pojos.copy(complete(made), CreateAccessPointResponse.builder()).build();
  }

  private AccessPointDescription complete(AccessPointDescription point) {
    List<Tag> tags = systems.tagsOf(point.accessPointArn());
    return point.toBuilder()
        .lifeCycleState(LifeCycleState.AVAILABLE)
        .name(
            tags.stream()
                .filter(tag -> tag.key().equals("Name"))
                .map(Tag::value)
                .findFirst()
                .orElse(null))
        .tags(tags)
        .build();
  }

  DescribeAccessPointsResponse describe(DescribeAccessPointsRequest request) {
    if (request.accessPointId() != null) {
      require(request.accessPointId());
    }
    List<AccessPointDescription> wanted =
        points()
            .where(p ->
                (request.fileSystemId() == null || p.fileSystemId().equals(request.fileSystemId()))
                    && (request.accessPointId() == null
                        || p.accessPointId().equals(request.accessPointId())));
    var page = endpoint.page(wanted, request.nextToken(), request.maxResults(), FileSystems.PAGE);
    return DescribeAccessPointsResponse.builder()
        .accessPoints(page.items().stream().map(this::complete).toList())
        .nextToken(page.next())
        .build();
  }

  private AccessPointDescription require(String id) {
    return points()
        .find(id)
        .orElseThrow(() ->
            endpoint.error(
                AccessPointNotFoundException.builder(),
                "AccessPointNotFound",
                "Access point '%s' does not exist.",
                id));
  }

  DeleteAccessPointResponse delete(DeleteAccessPointRequest request) {
    AccessPointDescription point = require(request.accessPointId());
    points().remove(point.accessPointId());
    endpoint.backend().tags().forget(point.accessPointArn());
    return DeleteAccessPointResponse.builder().build();
  }
}
