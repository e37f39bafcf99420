/**
 * Reachability: does a packet that has to arrive get there, from the program alone? Each question
 * is answered with a {@link io.ecsctl.compiler.reachability.Path}: proved, blocked at a hop, or
 * undecided. All questions of a program at once: {@link
 * io.ecsctl.compiler.reachability.Reachability#paths}.
 *
 * <p>Two engines: {@link io.ecsctl.compiler.reachability.Firewall} matches security group rules,
 * {@link io.ecsctl.compiler.reachability.Routing} follows route tables; {@link
 * io.ecsctl.compiler.reachability.LoadBalancerPaths} and {@link
 * io.ecsctl.compiler.reachability.InternetPaths} join them into whole paths. What is modelled and
 * what is not: {@code docs/reachability.md}. Results are data; wording of findings is the rules'
 * ({@code compiler.validation}).
 */
@NullMarked
package io.ecsctl.compiler.reachability;

import org.jspecify.annotations.NullMarked;
