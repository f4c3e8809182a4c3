package com.foobar.dbrouting;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Counts own writes that their user does not see at the other instance. */
final class StaleReads {

	private static final int USERS = 8;

	private StaleReads() {
	}

	static int count(RoutedDatabase one, RoutedDatabase two, boolean tokens, int reads) throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(USERS)) {
			List<Future<Integer>> counts = new ArrayList<>();
			for (int user = 0; user < USERS; user++) {
				counts.add(threads.submit(() -> countOfOneUser(one, two, tokens, reads / USERS)));
			}
			int stale = 0;
			for (Future<Integer> count : counts) {
				stale += count.get(10, TimeUnit.MINUTES);
			}
			return stale;
		}
	}

	private static int countOfOneUser(RoutedDatabase one, RoutedDatabase two, boolean tokens, int reads)
			throws Exception {
		User user = new User();
		int stale = 0;
		for (int i = 0; i < reads; i++) {
			long id = Ids.next();
			user.add((i % 2 == 0) ? one : two, id);
			if (!tokens) {
				user.forget();
			}
			stale += user.sees((i % 2 == 0) ? two : one, id) ? 0 : 1;
		}
		return stale;
	}

}
