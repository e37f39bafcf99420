package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.model.Hosts;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import java.util.ArrayList;
import java.util.List;

/** Offers to switch on what every agent is told to leave off. */
final class AgentSwitch {
  private AgentSwitch() {}

  static void fix(Diagnostic.Builder diagnostic, Hosts hosts, String setting) {
    List<Edit> edits = new ArrayList<>();
    for (Block agent : hosts.agents()) {
      diagnostic.related(agent.valueSpan(setting), "switched off here");
      edits.addAll(List.of(Edits.replace(agent, setting, "true")));
    }
    boolean all = edits.size() == hosts.agents().size();
    diagnostic.fix("set " + setting + " to true", all ? edits.toArray(Edit[]::new) : new Edit[0]);
  }
}
