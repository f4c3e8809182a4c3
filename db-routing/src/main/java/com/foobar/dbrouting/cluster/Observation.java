package com.foobar.dbrouting.cluster;

import java.util.List;
import java.util.UUID;

import com.foobar.dbrouting.gtid.GtidSet;

/**
 * What a server said of itself at one moment.
 *
 * @param at when it was asked, by {@link System#nanoTime}
 * @param server its UUID
 * @param numbersTransactions whether each of its transactions has an identifier
 * @param writable whether it takes writes
 * @param follows whether it receives from another server
 * @param executed transactions whose effects it shows
 * @param members the group as it sees it, empty without one
 * @param neighbours addresses of servers that it knows of, {@code host:port}
 */
record Observation(long at, UUID server, boolean numbersTransactions, boolean writable, boolean follows,
		GtidSet executed, List<GroupMember> members, List<String> neighbours) {

	Observation {
		members = List.copyOf(members);
		neighbours = List.copyOf(neighbours);
	}

	/** Whether more than half of its group is in touch with it and it is one of them. */
	boolean hasMajority() {
		long online = this.members.stream().filter(GroupMember::online).count();
		return 2 * online > this.members.size()
				&& this.members.stream().anyMatch((member) -> member.online() && member.server().equals(this.server));
	}

}
