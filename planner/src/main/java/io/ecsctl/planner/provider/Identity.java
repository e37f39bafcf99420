package io.ecsctl.planner.provider;

/** Whose account it is, and as whom: answered by {@code sts:GetCallerIdentity}. */
public record Identity(String account, String region, String arn) {}
