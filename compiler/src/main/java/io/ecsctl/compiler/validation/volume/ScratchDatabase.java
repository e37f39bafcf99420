package io.ecsctl.compiler.validation.volume;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.Volume;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A volume without configuration lives on the task's disk and goes with the task: no place for a
 * database.
 *
 * <p>Source: Amazon ECS Developer Guide, bind mounts. Which directories hold data is from the
 * documentation of the images named beside them.
 */
final class ScratchDatabase implements LocalRule {
  /** Directories in which images keep what is meant to last, and whose they are. */
  private static final Map<String, String> DATA =
      Map.ofEntries(
          Map.entry("/var/lib/mysql", "MySQL and MariaDB"),
          Map.entry("/var/lib/postgresql", "PostgreSQL"),
          Map.entry("/var/lib/postgresql/data", "PostgreSQL"),
          Map.entry("/data/db", "MongoDB"),
          Map.entry("/var/lib/cassandra", "Cassandra"),
          Map.entry("/var/lib/rabbitmq", "RabbitMQ"),
          Map.entry("/var/lib/neo4j/data", "Neo4j"),
          Map.entry("/var/lib/influxdb", "InfluxDB"),
          Map.entry("/var/lib/grafana", "Grafana"),
          Map.entry("/var/jenkins_home", "Jenkins"),
          Map.entry("/usr/share/elasticsearch/data", "Elasticsearch"),
          Map.entry("/usr/share/opensearch/data", "OpenSearch"));

  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS319", "scratch-database", "Data that goes with its task on Fargate");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.listsFargate() || !task.volumesKnown()) {
        continue;
      }
      Map<String, Volume> scratch =
          task.volumes().stream()
              .filter(Volume::isScratch)
              .collect(
                  Collectors.toMap(
                      volume -> Objects.toString(volume.name()), v -> v, (first, _) -> first));
      for (Container container : task.containers()) {
        for (Block mount : container.block().blocks("mount_point")) {
          Volume volume = scratch.get(Objects.toString(mount.text("source_volume")));
          String owner = DATA.get(Objects.toString(mount.text("container_path")));
          if (volume != null && owner != null) {
            sink.report(
                Diagnostic.of(
                        info(),
                        mount.valueSpan("container_path"),
                        "%s keeps its data in %s, which goes with the task",
                        container.title(),
                        volume.title())
                    .label("where " + owner + " keeps what must last")
                    .detail(
                        "On Fargate a volume without configuration is room on the task's own"
                            + " disk: every deployment begins with an empty one.")
                    .related(volume.block().header(), "says nothing of where it is kept")
                    .fix(
                        "keep it on EFS (efs_volume_configuration), on an EBS volume, or in a"
                            + " managed database"));
          }
        }
      }
    }
  }
}
