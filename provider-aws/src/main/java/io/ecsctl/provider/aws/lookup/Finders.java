package io.ecsctl.provider.aws.lookup;

import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.LookupRequest;
import io.ecsctl.planner.provider.LookupResult;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.kind.Finder;
import io.ecsctl.provider.aws.kind.Kinds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Everything that can be looked up. */
public final class Finders {
  private final Map<String, Finder> byKind = new TreeMap<>();

  public Finders(AwsClients clients, Kinds kinds, Schema schema, Supplier<String> account) {
    Kinds.finders(clients, schema, account).forEach(finder -> byKind.put(finder.kind(), finder));
    List.of(
            new AvailabilityZones(clients),
            new CallerIdentity(clients),
            new Parameters(clients),
            new OptimizedAmi(clients),
            new Secrets(clients),
            new ImageRepositories(clients),
            new Images(clients),
            new FileSystems(clients),
            new Certificates(clients),
            new Zones(clients),
            new Namespaces(clients))
        .forEach(finder ->
            byKind.put(
                finder.kind(),
                schema
                    .kind(finder.kind())
                    .<Finder>map(kind -> new ThroughKind(finder, kinds.kind(kind.kind()), kind))
                    .orElse(finder)));
  }

  /** The answers in the order of {@code requests}; equal ones are asked once. */
  public List<LookupResult> answer(List<LookupRequest> requests) {
    List<LookupRequest> distinct = requests.stream().distinct().toList();
    List<LookupResult> results = Parallel.map(distinct, this::answer);
    Map<LookupRequest, LookupResult> answers = new HashMap<>();
    for (int i = 0; i < distinct.size(); i++) {
      answers.put(distinct.get(i), results.get(i));
    }
    return requests.stream().map(answers::get).toList();
  }

  private LookupResult answer(LookupRequest request) {
    Finder finder = byKind.get(request.kind());
    if (finder == null) {
      throw new IllegalArgumentException("nothing finds " + request.kind());
    }
    try {
      List<Value.ObjectOf> found = finder.find(request.filters());
      return new LookupResult.Found(found, found.isEmpty() ? finder.names() : List.of());
    } catch (ProviderException refused) {
      return new LookupResult.Refused(
          refused.code(), refused.operation(), refused.explanation(), refused.requestId());
    }
  }
}
