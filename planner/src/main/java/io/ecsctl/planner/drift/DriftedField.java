package io.ecsctl.planner.drift;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.AccountEvent;
import org.jspecify.annotations.Nullable;

/**
 * One attribute that differs.
 *
 * @param path from the resource: {@code container["app"].image}
 * @param attribute the top-level attribute that contains it
 * @param live null when absent
 * @param program null when absent; not known where it depends on an object that is not there
 * @param sensitive neither value may be shown
 * @param since the last call of somebody else that set it; null where nobody knows of one
 */
public record DriftedField(
    String path,
    String attribute,
    @Nullable Value live,
    @Nullable Value program,
    boolean sensitive,
    @Nullable AccountEvent since) {

  DriftedField since(@Nullable AccountEvent event) {
    return new DriftedField(path, attribute, live, program, sensitive, event);
  }
}
