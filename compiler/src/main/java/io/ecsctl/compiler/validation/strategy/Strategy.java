package io.ecsctl.compiler.validation.strategy;

import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.StrategyItem;
import java.util.List;
import java.util.stream.Stream;

/**
 * A capacity provider strategy as it is written: of a service, of a schedule, or a cluster's
 * default.
 *
 * @param name the attribute
 */
record Strategy(Element owner, String name, List<StrategyItem> items) {
  /** All of the program that have items. */
  static List<Strategy> all(ProgramModel model) {
    return Stream.concat(
            model.runners().stream().map(runner -> of(runner, "capacity_provider_strategy")),
            model.clusters().stream()
                .map(cluster -> of(cluster, "default_capacity_provider_strategy")))
        .filter(strategy -> !strategy.items().isEmpty())
        .toList();
  }

  private static Strategy of(Element owner, String name) {
    return new Strategy(owner, name, StrategyItem.of(owner.body(), name));
  }
}
