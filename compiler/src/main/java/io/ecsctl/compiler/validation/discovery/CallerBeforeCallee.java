package io.ecsctl.compiler.validation.discovery;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A task knows the services that were in the namespace when it started. One that starts before the
 * service it calls does not reach it until it is replaced.
 *
 * <p>What a service calls is told from the values of its containers' environment: addresses with
 * the alias of another service.
 *
 * <p>Source: Amazon ECS Developer Guide, Service Connect, deployment order.
 */
final class CallerBeforeCallee implements ValidationRule {
  /** A service by one of its aliases. */
  private record Callee(Service service, String alias) {}

  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS909", "caller-before-callee", "Service that may start before the one it calls");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Map<ResourceAddress, List<Callee>> callees = new HashMap<>();
    List<Connect> connects = Connect.all(model);
    for (Connect connect : connects) {
      ResourceAddress namespace = connect.namespace(model);
      for (Block alias :
          connect.offered().stream().flatMap(o -> o.blocks("client_alias").stream()).toList()) {
        String name = alias.text("dns_name");
        if (namespace != null && name != null) {
          callees
              .computeIfAbsent(namespace, _ -> new ArrayList<>())
              .add(new Callee(connect.service(), name));
        }
      }
    }
    for (Connect connect : connects) {
      ResourceAddress namespace = connect.namespace(model);
      if (namespace != null && callees.containsKey(namespace)) {
        check(model, connect, callees.get(namespace), sink);
      }
    }
  }

  private void check(
      ProgramModel model, Connect caller, List<Callee> callees, DiagnosticSink sink) {
    Optional<TaskDefinition> task = model.taskOf(caller.service());
    Map<String, Callee> byAlias = new HashMap<>();
    callees.forEach(callee -> byAlias.putIfAbsent(callee.alias(), callee));
    for (Container container : task.map(TaskDefinition::containers).orElse(List.of())) {
      if (!(container.block().value("environment") instanceof Value.Keyed environment)) {
        continue;
      }
      for (Map.Entry<String, Value> entry : environment.entries().entrySet()) {
        String host = entry.getValue() instanceof Value.Text(var text) ? host(text) : null;
        Callee callee = host == null ? null : byAlias.get(host);
        if (callee == null
            || callee.service().equals(caller.service())
            || reaches(model, caller.service(), callee.service().address())
            || reaches(model, callee.service(), caller.service().address())) {
          continue;
        }
        sink.report(
            Diagnostic.of(
                    info(),
                    caller.service().header(),
                    "%s calls %s, and may start before it",
                    caller.service().address(),
                    callee.service().address())
                .label("does not depend on it")
                .related(
                    container.block().valueSpan("environment"),
                    entry.getKey() + " is " + callee.alias())
                .fix("add depends_on = [" + callee.service().address() + "]"));
        return;
      }
    }
  }

  private static final Pattern HOST =
      Pattern.compile("(?:[a-z][a-z0-9+.-]*://(?:[^@/]*@)?)?([A-Za-z0-9.-]+)(?::[0-9]+)?(?:/.*)?");
  private static final Pattern ADDRESS = Pattern.compile(".*(://|:[0-9]).*");

  /** {@code orders} of {@code http://orders:8080/v1}; null for a text that is no address. */
  private static @Nullable String host(String text) {
    Matcher matcher = HOST.matcher(text);
    return ADDRESS.matcher(text).matches() && matcher.matches() ? matcher.group(1) : null;
  }

  /** Whether {@code from} is made after {@code to}, directly or through others. */
  private static boolean reaches(ProgramModel model, Service from, ResourceAddress to) {
    Set<ResourceAddress> seen = new HashSet<>();
    List<ResourceAddress> open = new ArrayList<>(from.resource().references());
    while (!open.isEmpty()) {
      ResourceAddress next = open.removeLast();
      if (next.equals(to)) {
        return true;
      }
      if (seen.add(next)) {
        model.program().resource(next).ifPresent(its -> open.addAll(its.references()));
      }
    }
    return false;
  }
}
