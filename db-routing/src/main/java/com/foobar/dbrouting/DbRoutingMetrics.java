package com.foobar.dbrouting;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

import com.foobar.dbrouting.cluster.ClusterListener;
import com.foobar.dbrouting.routing.Reason;
import com.foobar.dbrouting.routing.RoutingListener;
import com.foobar.dbrouting.session.TokenListener;
import com.foobar.dbrouting.session.TokenRejection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what routing does. Tags are bounded: names of nodes, and enumerations.
 */
final class DbRoutingMetrics implements RoutingListener, ClusterListener, TokenListener {

	private final MeterRegistry registry;

	private final Map<Reason, Counter> decisions = new EnumMap<>(Reason.class);

	private final Map<TokenRejection, Counter> rejections = new EnumMap<>(TokenRejection.class);

	private final ConcurrentMap<String, DistributionSummary> sharings = new ConcurrentHashMap<>();

	private final DistributionSummary tokenSizes;

	private final Counter tokensLate;

	private final Counter inDoubt;

	private final Counter unsatisfiable;

	private final Timer failovers;

	DbRoutingMetrics(MeterRegistry registry) {
		this.registry = registry;
		for (Reason reason : Reason.values()) {
			this.decisions.put(reason,
					Counter.builder("db.routing.decisions")
						.description("Transactions by where they ran and why")
						.tag("role", reason.role())
						.tag("reason", reason.tag())
						.register(registry));
		}
		for (TokenRejection rejection : TokenRejection.values()) {
			this.rejections.put(rejection,
					Counter.builder("db.routing.token.rejected")
						.description("Tokens treated as none")
						.tag("reason", rejection.tag())
						.register(registry));
		}
		this.tokenSizes = DistributionSummary.builder("db.routing.token.size")
			.description("Tokens given out, by their length in characters")
			.register(registry);
		this.tokensLate = counter("db.routing.token.late", "Changes after the response had left");
		this.inDoubt = counter("db.routing.indoubt", "Users with a commit of unknown outcome");
		this.unsatisfiable = counter("db.routing.token.unsatisfiable", "Users whose writes are on no server any more");
		this.failovers = Timer.builder("db.routing.failover").description("Time without a primary").register(registry);
	}

	private Counter counter(String name, String description) {
		return Counter.builder(name).description(description).register(this.registry);
	}

	@Override
	public void routed(Reason reason) {
		increment(this.decisions.get(reason));
	}

	@Override
	public void waited(String node, Reason outcome, Duration time) {
		this.registry.timer("db.routing.wait", Tags.of("node", node, "outcome", outcome.tag())).record(time);
	}

	@Override
	public void unsatisfiable() {
		this.unsatisfiable.increment();
	}

	@Override
	public void misrouted(int errorCode) {
		this.registry.counter("db.routing.misrouted", Tags.of("code", String.valueOf(errorCode))).increment();
	}

	@Override
	public void shared(String node, int readers) {
		DistributionSummary summary = this.sharings.get(node);
		if (summary == null) {
			summary = this.registry.summary("db.routing.wait.shared", Tags.of("node", node));
			this.sharings.put(node, summary);
		}
		summary.record(readers);
	}

	@Override
	public void failedOver(Duration outage) {
		this.failovers.record(outage);
	}

	@Override
	public void held(Duration time, boolean successful) {
		this.registry.timer("db.routing.held", Tags.of("outcome", successful ? "went-on" : "failed")).record(time);
	}

	@Override
	public void issued(int length) {
		this.tokenSizes.record(length);
	}

	@Override
	public void rejected(TokenRejection reason) {
		increment(this.rejections.get(reason));
	}

	@Override
	public void late() {
		this.tokensLate.increment();
	}

	@Override
	public void inDoubt() {
		this.inDoubt.increment();
	}

	private static void increment(@Nullable Counter counter) {
		if (counter != null) {
			counter.increment();
		}
	}

}
