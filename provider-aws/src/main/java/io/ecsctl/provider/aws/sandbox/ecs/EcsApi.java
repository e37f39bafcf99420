package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ResourceInUseException;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** The region's ECS objects by ARN, and what their operations share. */
final class EcsApi {
  static final int PAGE = 100;

  private final Endpoint endpoint;

  EcsApi(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Backend backend() {
    return endpoint.backend();
  }

  Table<Cluster> clusters() {
    return backend().table("ecs.cluster", Cluster::builder);
  }

  Table<TaskDefinition> definitions() {
    return backend().table("ecs.task-definition", TaskDefinition::builder);
  }

  Table<Service> services() {
    return backend().table("ecs.service", Service::builder);
  }

  Table<Task> tasks() {
    return backend().table("ecs.task", Task::builder);
  }

  Table<ServiceDeployment> deployments() {
    return backend().table("ecs.service-deployment", ServiceDeployment::builder);
  }

  Table<ServiceRevision> revisions() {
    return backend().table("ecs.service-revision", ServiceRevision::builder);
  }

  Table<CapacityProvider> providers() {
    return backend().table("ecs.capacity-provider", CapacityProvider::builder);
  }

  Table<ContainerInstance> containerInstances() {
    return backend().table("ecs.container-instance", ContainerInstance::builder);
  }

  /** What the scheduler notes about a service or a deployment. */
  Attributes notes() {
    return backend().attributes("ecs notes");
  }

  String arn(String resource) {
    return backend().arn("ecs", resource);
  }

  AwsServiceException client(String message, @Nullable Object... values) {
    return endpoint.error(ClientException.builder(), "ClientException", message, values);
  }

  AwsServiceException invalid(String message, @Nullable Object... values) {
    return endpoint.error(
        InvalidParameterException.builder(), "InvalidParameterException", message, values);
  }

  AwsServiceException inUse(String message) {
    return endpoint.error(ResourceInUseException.builder(), "ResourceInUseException", message);
  }

  void tag(String arn, List<Tag> tags) {
    backend().tags().add(arn, tags, Tag::key, Tag::value);
  }

  List<Tag> tags(String arn) {
    return backend().tags().as(arn, (key, value) -> Tag.builder().key(key).value(value).build());
  }

  /** How a describe call reports what it does not find. */
  static Failure missing(String arn) {
    return Failure.builder().arn(arn).reason("MISSING").build();
  }

  /** {@code web} of {@code arn:…:service/main/web}, and of {@code web}. */
  static String lastPart(String arnOrName) {
    return arnOrName.substring(arnOrName.lastIndexOf('/') + 1);
  }
}
