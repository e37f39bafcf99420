package io.ecsctl.planner;

/**
 * How to plan.
 *
 * @param destroy remove the whole stack instead of making it what the program says
 * @param toolVersion what is noted in the plan
 */
public record PlanOptions(boolean destroy, String toolVersion) {}
