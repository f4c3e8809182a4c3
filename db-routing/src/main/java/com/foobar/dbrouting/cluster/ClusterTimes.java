package com.foobar.dbrouting.cluster;

import java.time.Duration;

/**
 * How long anybody waits.
 *
 * @param pollInterval pause between two looks at a node
 * @param nodeTimeout longest wait for a node's answer
 * @param maxLag a replica further behind serves no reads
 * @param hold longest wait of a write for a primary
 * @param unreachableHold the same, counted from when the last of several nodes went
 * silent: nobody is left to be promoted
 */
public record ClusterTimes(Duration pollInterval, Duration nodeTimeout, Duration maxLag, Duration hold,
		Duration unreachableHold) {

}
