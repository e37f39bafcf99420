package io.ecsctl.compiler.validation.storage;

import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.Volume;
import io.ecsctl.compiler.program.Block;
import java.util.Optional;
import java.util.stream.Stream;

/** The volumes of tasks that are on EFS. */
final class EfsVolumes {
  private EfsVolumes() {}

  /**
   * @param efs the {@code efs_volume_configuration}
   */
  record EfsVolume(TaskDefinition task, Volume volume, Block efs) {

    boolean usesIam() {
      return authorization().filter(block -> "ENABLED".equals(block.text("iam"))).isPresent();
    }

    boolean usesAccessPoint() {
      return authorization().filter(block -> Fields.isSet(block, "access_point")).isPresent();
    }

    Optional<Block> authorization() {
      return efs.block("authorization_config");
    }

    /** Whether what goes to the file system is certainly not encrypted; so it is by default. */
    boolean isInTheClear() {
      return !efs.has("transit_encryption") || "DISABLED".equals(efs.text("transit_encryption"));
    }
  }

  static Stream<EfsVolume> of(ProgramModel model) {
    return model.taskDefinitions().stream().flatMap(EfsVolumes::of);
  }

  static Stream<EfsVolume> of(TaskDefinition task) {
    return task.volumes().stream()
        .flatMap(volume -> volume.efs().map(efs -> new EfsVolume(task, volume, efs)).stream());
  }
}
