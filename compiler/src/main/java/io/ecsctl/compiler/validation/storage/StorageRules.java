package io.ecsctl.compiler.validation.storage;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class StorageRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new AccessPointRoot(),
          new EfsEncryption(),
          new EfsTransitPort(),
          new EfsTaskRole(),
          new MissingMountTarget(),
          new MountTargetGroups(),
          new SeveralLaunchVolumes(),
          new UnknownLaunchVolume(),
          new EbsVolumeShape(),
          new DaemonVolume());

  private StorageRules() {}
}
