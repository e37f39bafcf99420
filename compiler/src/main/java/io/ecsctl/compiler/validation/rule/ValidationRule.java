package io.ecsctl.compiler.validation.rule;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;

/**
 * One thing that AWS refuses, or that would not work once it runs.
 *
 * <p>A rule reports only what is certain: a value that is not known yet, or an object outside the
 * program, makes it silent. What one rule reports no other reports again. Rules are stateless, and
 * several may look at one model at the same time.
 */
public interface ValidationRule {
  RuleInfo info();

  void check(ProgramModel model, DiagnosticSink sink);
}
