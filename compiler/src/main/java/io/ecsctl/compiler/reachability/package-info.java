/**
 * Reachability: does a packet that has to arrive get there, from the program alone? Each question
 * is answered with a {@link io.ecsctl.compiler.reachability.Path}: proved, blocked at a hop, or
 * undecided. All questions of a program at once: {@link
 * io.ecsctl.compiler.reachability.Reachability#paths}.
 *
 * <p>Two engines: {@link io.ecsctl.compiler.reachability.Firewall} matches connections against
 * security group rules, {@link io.ecsctl.compiler.reachability.Routing} follows route tables. What
 * joins them into whole paths, one class for each kind: {@link
 * io.ecsctl.compiler.reachability.LoadBalancerPaths}, {@link
 * io.ecsctl.compiler.reachability.OutgoingPaths}, {@link
 * io.ecsctl.compiler.reachability.FileSystemPaths}, {@link
 * io.ecsctl.compiler.reachability.NeighbourPaths}. {@link io.ecsctl.compiler.reachability.Places}
 * says where tasks are, {@link io.ecsctl.compiler.reachability.Needs} what they cannot start
 * without, {@link io.ecsctl.compiler.reachability.Calls} whom they call; {@link
 * io.ecsctl.compiler.reachability.Tracer} answers single questions.
 *
 * <p>What is modelled and what is not: {@code docs/reachability.md}. Results are data; wording of
 * findings is the rules' ({@code compiler.validation}).
 */
@NullMarked
package io.ecsctl.compiler.reachability;

import org.jspecify.annotations.NullMarked;
