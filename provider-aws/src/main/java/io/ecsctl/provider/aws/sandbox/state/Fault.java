package io.ecsctl.provider.aws.sandbox.state;

/** What may go wrong with one call, whatever the call is. */
public enum Fault {
  NONE,
  /** Refused, before any effect, because calls come too fast. */
  THROTTLED,
  /** AWS fails before any effect. */
  SERVER_ERROR,
  /** The caller may not do this. */
  ACCESS_DENIED,
  /** No answer comes and nothing was done. */
  TIMEOUT_BEFORE,
  /** No answer comes although all was done. */
  TIMEOUT_AFTER,
  /** The caller's process dies before the call has an effect. */
  KILL_BEFORE,
  /** The caller's process dies after the call had its effect. */
  KILL_AFTER
}
