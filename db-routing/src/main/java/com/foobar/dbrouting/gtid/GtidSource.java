package com.foobar.dbrouting.gtid;

import java.util.Comparator;
import java.util.UUID;

/**
 * Where transactions were numbered: a server, or a group of them, and since MySQL 8.3 a
 * tag.
 *
 * @param uuid server or group
 * @param tag lower-case tag of up to 32 characters, empty for none
 */
public record GtidSource(UUID uuid, String tag) implements Comparable<GtidSource> {

	/** {@link UUID#compareTo} would order by signed halves, unlike the server. */
	private static final Comparator<GtidSource> ORDER = Comparator
		.comparing((GtidSource source) -> source.uuid().toString())
		.thenComparing(GtidSource::tag);

	@Override
	public int compareTo(GtidSource other) {
		return ORDER.compare(this, other);
	}

}
