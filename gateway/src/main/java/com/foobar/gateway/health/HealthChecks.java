package com.foobar.gateway.health;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.configuration.HealthProperties;
import com.foobar.gateway.upstream.Instance;
import com.foobar.gateway.upstream.Upstreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Checks every instance on a schedule of its own, so that a slow one never delays news of
 * another.
 */
@Component
final class HealthChecks implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(HealthChecks.class);

	private final Upstreams upstreams;

	private final HealthProperties rules;

	private final HealthProbe probe;

	private volatile Disposable.Composite schedules = Disposables.composite();

	private volatile boolean running;

	HealthChecks(Upstreams upstreams, GatewayProperties properties) {
		this.upstreams = upstreams;
		this.rules = properties.health();
		this.probe = new HealthProbe(properties.health().timeout());
	}

	@Override
	public synchronized void start() {
		this.schedules = Disposables.composite();
		this.upstreams.instances().map(this::schedule).forEach(this.schedules::add);
		this.running = true;
	}

	private Disposable schedule(Instance instance) {
		return Flux.interval(spread(), this.rules.interval())
			.onBackpressureDrop()
			.concatMap((tick) -> check(instance), 0)
			.subscribe((nothing) -> {
			}, (bug) -> logger.error("The checks of {} have ended", instance, bug));
	}

	private Mono<Void> check(Instance instance) {
		return this.probe.verdict(instance.healthUrl()).doOnNext((verdict) -> {
			switch (verdict) {
				case Verdict.Ready() -> instance.passed();
				case Verdict.NotReady(String reason) -> instance.failed(reason);
				case Verdict.NoAnswer(String reason) -> instance.keptSilent(reason);
			}
		}).then();
	}

	/**
	 * Checks of many instances, and of several gateways, do not all fall into one moment.
	 */
	private Duration spread() {
		return Duration.ofMillis(ThreadLocalRandom.current().nextLong(this.rules.interval().toMillis() / 4 + 1));
	}

	@Override
	public synchronized void stop() {
		this.schedules.dispose();
		this.running = false;
	}

	/** Servers are watched as long as requests go to them. */
	@Override
	public int getPhase() {
		return DEFAULT_PHASE - 2;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
