package io.ecsctl.compiler.validation.instance;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.model.Cluster;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which clusters have which capacity providers. */
final class Associations {
  private Associations() {}

  /** The program's clusters by the program's providers that they list. */
  static Map<ResourceAddress, List<Cluster>> clustersByProvider(ProgramModel model) {
    Map<ResourceAddress, List<Cluster>> clusters = new HashMap<>();
    for (Cluster cluster : model.clusters()) {
      for (ResourceAddress provider :
          Fields.references(cluster.body(), "capacity_providers").addresses()) {
        clusters.computeIfAbsent(provider, _ -> new ArrayList<>()).add(cluster);
      }
    }
    return clusters;
  }
}
