package io.ecsctl.provider.aws.lookup;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.kind.Finder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.Tag;

/** File systems of EFS. */
final class FileSystems implements Finder {
  private final AwsClients clients;

  FileSystems(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public String kind() {
    return "file_system";
  }

  @Override
  public List<Value.ObjectOf> find(Value.ObjectOf filters) {
    return all().stream()
        .filter(system -> matches(system, filters))
        .sorted(Comparator.comparing(FileSystemDescription::fileSystemId))
        .map(system ->
            new Facts()
                .text("arn", system.fileSystemArn())
                .text("id", system.fileSystemId())
                .text("name", system.name())
                .build())
        .toList();
  }

  private List<FileSystemDescription> all() {
    return Call.to(
        "elasticfilesystem:DescribeFileSystems",
        () -> clients.efs().describeFileSystemsPaginator().fileSystems().stream().toList());
  }

  private static boolean matches(FileSystemDescription system, Value.ObjectOf filters) {
    Map<String, String> tags =
        system.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
    return (!filters.has("id") || Facts.text(filters, "id").equals(system.fileSystemId()))
        && (!filters.has("name") || Facts.text(filters, "name").equals(system.name()))
        && (!(filters.get("tags") instanceof Value.Keyed wanted)
            || wanted.entries().entrySet().stream()
                .allMatch(tag ->
                    tag.getValue() instanceof Value.Text(var value)
                        && value.equals(tags.get(tag.getKey()))));
  }

  @Override
  public List<String> names() {
    return all().stream().flatMap(system -> Stream.ofNullable(system.name())).toList();
  }
}
