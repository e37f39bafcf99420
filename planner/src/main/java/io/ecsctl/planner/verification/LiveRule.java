package io.ecsctl.planner.verification;

/** One thing that only the account can tell. Stateless. */
interface LiveRule {
  /** Says what there is to ask; findings come with the answers. */
  void check(Situation situation, Inquiries inquiries);
}
