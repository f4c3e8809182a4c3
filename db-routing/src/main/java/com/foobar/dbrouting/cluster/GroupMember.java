package com.foobar.dbrouting.cluster;

import java.util.UUID;

/**
 * A member of a group as another member sees it.
 *
 * @param server its UUID
 * @param address {@code host:port}
 * @param online whether it takes part
 * @param primary whether it takes the writes
 */
record GroupMember(UUID server, String address, boolean online, boolean primary) {

}
