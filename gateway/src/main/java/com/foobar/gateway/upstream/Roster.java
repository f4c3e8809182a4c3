package com.foobar.gateway.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who takes requests, made anew whenever anything about an instance changes, so that a
 * request has nothing to work out.
 *
 * @param active who gets requests
 * @param standby the tier below, while the active one starts slowly as a whole and takes
 * the requests over from it bit by bit; else nobody
 * @param everybody all that may be tried when an active one has failed a request, best
 * tiers first
 * @param panic whether unhealthy instances are used because too few are healthy
 * @param expires whether there is a moment from which this is no longer true by itself
 * @param expiry that moment, as of {@link System#nanoTime()}
 */
record Roster(Balancer.Candidates active, Balancer.Candidates standby, List<Instance> everybody, boolean panic,
		boolean expires, long expiry) {

	private static final int PERCENT = 100;

	private static final Balancer.Candidates NOBODY = new Balancer.Candidates(List.of(), true);

	/**
	 * The roster of this moment.
	 * @param tiers instances as they stand, best tier first
	 * @param panicBelow share of healthy instances in percent below which unhealthy ones
	 * are used too
	 * @param now present time as of {@link System#nanoTime()}
	 */
	static Roster of(List<List<Standing>> tiers, int panicBelow, long now) {
		List<List<Standing>> trusted = tiers.stream().map((tier) -> only(tier, Standing::trusted)).toList();
		int best = firstWithAnybody(trusted);
		Optional<Long> expiry = tiers.stream()
			.flatMap(List::stream)
			.flatMap((standing) -> standing.changes().stream())
			.min((one, other) -> Long.signum(one - other));
		if (best == trusted.size()) {
			List<List<Standing>> usable = tiers.stream().map((tier) -> only(tier, Standing::usable)).toList();
			int last = firstWithAnybody(usable);
			Balancer.Candidates active = (last == usable.size()) ? NOBODY : candidates(usable.get(last));
			return new Roster(active, NOBODY, instances(usable), false, expiry.isPresent(), expiry.orElse(now));
		}
		List<Standing> healthy = trusted.get(best);
		boolean panic = healthy.size() * PERCENT < panicBelow * only(tiers.get(best), Standing::wanted).size();
		if (panic) {
			healthy = only(tiers.get(best), Standing::worthAPanic);
		}
		Balancer.Candidates standby = NOBODY;
		if (!panic && healthy.stream().allMatch(Standing::starting)) {
			int next = best + 1 + firstWithAnybody(trusted.subList(best + 1, trusted.size()));
			standby = (next < trusted.size()) ? candidates(trusted.get(next)) : NOBODY;
		}
		List<Instance> everybody = new ArrayList<>(instances(List.of(healthy)));
		everybody.addAll(instances(trusted.subList(best + 1, trusted.size())));
		return new Roster(candidates(healthy), standby, List.copyOf(everybody), panic, expiry.isPresent(),
				expiry.orElse(now));
	}

	private static List<Standing> only(List<Standing> tier, Predicate<Standing> condition) {
		return tier.stream().filter(condition).toList();
	}

	private static int firstWithAnybody(List<List<Standing>> tiers) {
		int first = 0;
		while (first < tiers.size() && tiers.get(first).isEmpty()) {
			first++;
		}
		return first;
	}

	private static Balancer.Candidates candidates(List<Standing> standings) {
		boolean even = standings.stream().map(Standing::startsUntil).distinct().count() == 1
				&& standings.stream().mapToInt((standing) -> standing.instance().weight()).distinct().count() == 1;
		return new Balancer.Candidates(instances(List.of(standings)), even);
	}

	private static List<Instance> instances(List<List<Standing>> tiers) {
		return tiers.stream().flatMap(List::stream).map(Standing::instance).toList();
	}

	boolean isOutdated(long now) {
		return now - this.expiry >= 0;
	}

}
