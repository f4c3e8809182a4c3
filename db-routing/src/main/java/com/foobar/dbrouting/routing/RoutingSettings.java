package com.foobar.dbrouting.routing;

import java.time.Duration;

/**
 * How reads are routed.
 *
 * @param carryingToken level of users who brought a token
 * @param withoutToken level of everybody else
 * @param waitBudget longest wait for a replica to catch up
 * @param nodeTimeout longest wait for a node to say how far it is
 * @param connectionTimeout longest wait for a connection, all told
 * @param whenBehind what becomes of a read that nobody can serve within the budget
 * @param readsWithoutPrimary whether {@link Consistency#GLOBAL} reads go on, on the
 * replica that is furthest, while there is no primary to ask
 */
public record RoutingSettings(Consistency carryingToken, Consistency withoutToken, Duration waitBudget,
		Duration nodeTimeout, Duration connectionTimeout, WhenBehind whenBehind, boolean readsWithoutPrimary) {

}
