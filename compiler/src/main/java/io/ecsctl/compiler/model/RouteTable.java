package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Resource;
import java.util.List;

/** A {@code route_table}. */
public record RouteTable(Resource resource) implements Element {
  public References subnets() {
    return Fields.references(body(), "subnets");
  }

  public List<Route> routes() {
    return body().blocks("route").stream().map(Route::new).toList();
  }

  public boolean routesKnown() {
    return Fields.isKnown(body(), "route");
  }
}
