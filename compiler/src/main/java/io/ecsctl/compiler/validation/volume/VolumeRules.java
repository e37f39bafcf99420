package io.ecsctl.compiler.validation.volume;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class VolumeRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new UndeclaredVolume(),
          new MissingVolumesFrom(),
          new UnmountedVolume(),
          new DuplicateVolume(),
          new FargateSourcePath(),
          new FargateDockerVolume(),
          new TaskScopedAutoprovision(),
          new SeveralVolumeSorts(),
          new ScratchDatabase(),
          new WindowsShareOnLinux());

  private VolumeRules() {}
}
