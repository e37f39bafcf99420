package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.servicediscovery.model.ServiceFilter;
import software.amazon.awssdk.services.servicediscovery.model.ServiceFilterName;
import software.amazon.awssdk.services.servicediscovery.model.ServiceSummary;

/**
 * What a data block may mean, of services that have a kind or two: ARNs, ids and names, narrowed
 * down by what the service itself filters by.
 */
final class Candidates {
  private final AwsClients clients;

  Candidates(AwsClients clients) {
    this.clients = clients;
  }

  List<String> roles(Value.ObjectOf filters) {
    return Call.to(
        "iam:ListRoles",
        () -> clients.iam().listRolesPaginator().roles().stream().map(Role::roleName).toList());
  }

  List<String> instanceProfiles(Value.ObjectOf filters) {
    return Call.to(
        "iam:ListInstanceProfiles",
        () ->
            clients.iam().listInstanceProfilesPaginator().instanceProfiles().stream()
                .map(InstanceProfile::instanceProfileName)
                .toList());
  }

  List<String> logGroups(Value.ObjectOf filters) {
    return Call.to(
        "logs:DescribeLogGroups",
        () ->
            clients.logs().describeLogGroupsPaginator().logGroups().stream()
                .map(LogGroup::logGroupName)
                .toList());
  }

  /** By id: whoever made a template may have given its name to another one since. */
  List<String> launchTemplates(Value.ObjectOf filters) {
    var tags =
        tags(filters).map(tag -> Ec2Kind.filter("tag:" + tag.key(), List.of(tag.value()))).toList();
    return Call.to(
        "ec2:DescribeLaunchTemplates",
        () ->
            clients
                .ec2()
                .describeLaunchTemplatesPaginator(r -> r.filters(tags))
                .launchTemplates()
                .stream()
                .map(
                    filters.entries().isEmpty()
                        ? LaunchTemplate::launchTemplateName
                        : LaunchTemplate::launchTemplateId)
                .toList());
  }

  List<String> autoScalingGroups(Value.ObjectOf filters) {
    var tags =
        tags(filters)
            .map(tag ->
                software.amazon.awssdk.services.autoscaling.model.Filter.builder()
                    .name("tag:" + tag.key())
                    .values(tag.value())
                    .build())
            .toList();
    return Call.to(
        "autoscaling:DescribeAutoScalingGroups",
        () ->
            clients
                .autoScaling()
                .describeAutoScalingGroupsPaginator(r -> r.filters(tags).maxRecords(100))
                .autoScalingGroups()
                .stream()
                .map(AutoScalingGroup::autoScalingGroupName)
                .toList());
  }

  /** Names repeat from namespace to namespace, so a name alone may be found more than once. */
  List<String> discoveryServices(Value.ObjectOf filters) {
    String namespace = Values.text(filters, "namespace");
    String name = Values.text(filters, "name");
    Stream<ServiceSummary> services =
        Call.to(
            "servicediscovery:ListServices",
            () ->
                clients
                    .discovery()
                    .listServicesPaginator(r -> {
                      if (namespace != null) {
                        r.filters(in(CloudMap.id(namespace)));
                      }
                    })
                    .stream()
                    .flatMap(page -> page.services().stream())
                    .toList())
            .stream();
    return filters.entries().isEmpty()
        ? services.map(ServiceSummary::name).toList()
        : services
            .filter(service -> name == null || name.equals(service.name()))
            .map(ServiceSummary::id)
            .toList();
  }

  private static ServiceFilter in(String namespace) {
    return ServiceFilter.builder().name(ServiceFilterName.NAMESPACE_ID).values(namespace).build();
  }

  private record Tag(String key, String value) {}

  private static Stream<Tag> tags(Value.ObjectOf filters) {
    return filters.get(TagChange.ATTRIBUTE) instanceof Value.Keyed wanted
        ? wanted.entries().keySet().stream().map(key -> new Tag(key, Values.required(wanted, key)))
        : Stream.empty();
  }
}
