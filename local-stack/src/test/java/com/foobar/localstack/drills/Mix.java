package com.foobar.localstack.drills;

import java.util.List;

/** Which request comes when. */
enum Mix {

	/** Six reads, two pages, two writes of every ten. */
	USUAL(Kind.READ, Kind.PAGE, Kind.READ, Kind.WRITE, Kind.READ, Kind.READ, Kind.PAGE, Kind.READ, Kind.WRITE,
			Kind.READ),

	/** Nothing but reads. */
	READS(Kind.READ),

	/** Nine reads and one write of every ten. */
	MANY_READS(Kind.READ, Kind.READ, Kind.READ, Kind.READ, Kind.READ, Kind.READ, Kind.READ, Kind.READ, Kind.READ,
			Kind.WRITE);

	@SuppressWarnings("ImmutableEnumChecker") // it is a list that nobody can change
	private final List<Kind> kinds;

	Mix(Kind... kinds) {
		this.kinds = List.of(kinds);
	}

	Kind kind(int number) {
		return this.kinds.get(number % this.kinds.size());
	}

	String path(Kind kind, int number, Site site) {
		return switch (kind) {
			case READ -> (this == USUAL && number % 3 == 0) ? "/api/articles?limit=3" : "/api/articles/" + site.slug();
			case PAGE -> "/article/" + site.slug();
			case WRITE -> "/api/articles";
		};
	}

}
