package com.foobar.dbrouting.cluster;

import java.util.List;

/** Who takes the writes. */
sealed interface Election {

	/**
	 * One node does.
	 *
	 * @param node its name
	 * @param contested whether another one would take writes too
	 */
	record Elected(String node, boolean contested) implements Election {

	}

	/**
	 * Several would, and none of them did before.
	 *
	 * @param nodes their names, in order
	 */
	record Ambiguous(List<String> nodes) implements Election {

		public Ambiguous {
			nodes = List.copyOf(nodes);
		}

	}

	/** No node would. */
	record Vacant() implements Election {

	}

}
