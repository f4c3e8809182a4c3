package com.foobar.dbrouting;

import java.util.Random;

/** A user's requests to either instance. */
final class RoutedStore implements HistoryChecker.Store {

	private final RoutedDatabase one;

	private final RoutedDatabase two;

	private final Random random;

	private final User user = new User();

	RoutedStore(RoutedDatabase one, RoutedDatabase two, Random random) {
		this.one = one;
		this.two = two;
		this.random = random;
	}

	private RoutedDatabase any() {
		return this.random.nextBoolean() ? this.one : this.two;
	}

	@Override
	public void write(int entry, long value) throws Exception {
		RoutedDatabase instance = any();
		this.user.on(instance,
				() -> instance.writing(() -> instance.jdbc()
					.sql("UPDATE entry SET v = GREATEST(v, ?) WHERE id = ?")
					.param(value)
					.param(entry)
					.update()));
	}

	@Override
	public long read(int entry) throws Exception {
		RoutedDatabase instance = any();
		return this.user.on(instance, () -> instance.reading(
				() -> instance.jdbc().sql("SELECT v FROM entry WHERE id = ?").param(entry).query(Long.class).single()));
	}

}
