package com.foobar.gateway.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.foobar.gateway.configuration.BalanceProperties;
import com.foobar.gateway.configuration.BalanceProperties.Algorithm;
import com.foobar.gateway.configuration.BalanceProperties.HashOn;
import com.foobar.gateway.configuration.EjectionProperties;
import com.foobar.gateway.configuration.HealthProperties;
import com.foobar.gateway.configuration.PoolProperties;
import com.foobar.gateway.configuration.UpstreamsProperties;
import org.jspecify.annotations.Nullable;

/** An upstream for tests whose time goes on when a test says so. */
final class Group {

	private static final HealthProperties RULES = new HealthProperties(Duration.ofSeconds(1), Duration.ofMillis(500), 2,
			2);

	private static final EjectionProperties EJECTION = new EjectionProperties(5, Duration.ofSeconds(5),
			Duration.ofMinutes(5), Duration.ofSeconds(30), 50);

	private final List<UpstreamsProperties.Instance> instances = new ArrayList<>();

	private Algorithm algorithm = Algorithm.ROUND_ROBIN;

	private Duration slowStart = Duration.ZERO;

	private boolean justStarted;

	private int panicBelow = 50;

	private PoolProperties pool = pool(200, 200, Duration.ofSeconds(1));

	/** Near the end of its range, so that sums of times overflow. */
	private long now = Long.MAX_VALUE - 1_000_000_000L;

	private @Nullable Upstream built;

	static Group of(String... names) {
		Group group = new Group();
		for (String name : names) {
			group.with(name, 1, 0);
		}
		return group;
	}

	Group with(String name, int weight, int tier) {
		this.instances.add(new UpstreamsProperties.Instance(name, URI.create("http://127.0.0.1:1"),
				URI.create("http://127.0.0.1:2/ready"), weight, tier));
		return this;
	}

	Group sharedBy(Algorithm wanted) {
		this.algorithm = wanted;
		return this;
	}

	Group startingSlowlyFor(Duration time) {
		this.slowStart = time;
		return this;
	}

	/** Begins at another time than shortly before that of the clock overflows. */
	Group at(long nanos) {
		this.now = nanos;
		return this;
	}

	/** Of a gateway that has started this moment, not long ago. */
	Group justStarted() {
		this.justStarted = true;
		return this;
	}

	Group withPlaces(int each, int waiting, Duration patience) {
		this.pool = pool(each, waiting, patience);
		return this;
	}

	private static PoolProperties pool(int each, int waiting, Duration patience) {
		return new PoolProperties(each, waiting, patience, Duration.ofSeconds(30), Duration.ofMinutes(10),
				Duration.ofSeconds(60));
	}

	Group panickingBelow(int percent) {
		this.panicBelow = percent;
		return this;
	}

	Upstream upstream() {
		Upstream present = this.built;
		if (present == null) {
			BalanceProperties balance = new BalanceProperties(this.algorithm, HashOn.CLIENT_ADDRESS, null, 1.25, null,
					this.slowStart, this.panicBelow);
			present = new Upstream("app-service", new UpstreamsProperties.Upstream(this.instances, balance, EJECTION),
					RULES, this.pool, () -> this.now);
			this.built = present;
			if (!this.justStarted) {
				pass(this.slowStart);
			}
		}
		return present;
	}

	void pass(Duration time) {
		this.now += time.toNanos();
	}

	Instance instance(String name) {
		return upstream().instances().stream().filter((it) -> it.name().equals(name)).findFirst().orElseThrow();
	}

	/** Whose turn it was, request by request. */
	List<String> turns(int count) {
		List<String> turns = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			turns.add(turn(null));
		}
		return turns;
	}

	String turn(@Nullable String key) {
		Instance instance = Objects.requireNonNull(upstream().enter(key));
		instance.leave();
		return instance.name();
	}

	Map<String, Integer> shares(int requests) {
		Map<String, Integer> shares = new TreeMap<>();
		turns(requests).forEach((name) -> shares.merge(name, 1, Integer::sum));
		return shares;
	}

	/** Makes an instance fail so many requests in a row. */
	void fail(String name, int requests) {
		for (int i = 0; i < requests; i++) {
			upstream().failed(instance(name), "CLOSED");
		}
	}

	void recover(String name) {
		for (int i = 0; i < RULES.rise(); i++) {
			instance(name).passed();
		}
	}

}
