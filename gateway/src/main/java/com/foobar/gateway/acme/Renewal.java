package com.foobar.gateway.acme;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import com.foobar.gateway.configuration.GatewayProperties;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks once a minute whether a certificate has to be ordered. Does nothing, and asks
 * nobody, unless an authority is configured.
 */
@Component
final class Renewal implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Renewal.class);

	private static final long FIRST_SECONDS = 1;

	private static final long INTERVAL_SECONDS = 60;

	private final Optional<Storage> storage;

	private final Issuance issuance;

	private final RenewalPlan plan;

	private final Clock clock;

	private final Counter orders;

	private volatile Scheduler thread = Schedulers.immediate();

	private volatile Disposable looking = Disposables.disposed();

	Renewal(GatewayProperties properties, MeterRegistry registry) {
		this.storage = AcmeConfiguration.storage(properties.acme());
		this.issuance = new Issuance(properties.acme());
		this.plan = new RenewalPlan(properties.acme().domains(), ThreadLocalRandom.current().nextDouble());
		this.clock = Clock.systemUTC();
		this.orders = Counter.builder("foobar.gateway.acme.orders")
			.description("Certificates that were ordered and came")
			.register(registry);
		Gauge.builder("foobar.gateway.acme.failures", this.plan, RenewalPlan::failures)
			.description("Orders that have failed in a row")
			.register(registry);
	}

	private void look(Storage shared) {
		try {
			if (this.plan.isDue(shared.certificate(), this.clock.instant())) {
				shared.alone(() -> orderUnlessAnotherHas(shared));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (Exception ex) {
			Instant next = this.plan.failed(this.clock.instant(), askedFor(ex));
			logger.error("No certificate came, the present one stays; the next order is made at {}", next, ex);
		}
	}

	private boolean orderUnlessAnotherHas(Storage shared) throws Exception {
		boolean due = this.plan.isDue(shared.certificate(), this.clock.instant());
		if (due) {
			this.issuance.order(shared);
			this.plan.succeeded();
			this.orders.increment();
			logger.info("A new certificate has come");
		}
		return due;
	}

	private static Optional<Instant> askedFor(Exception failure) {
		return (failure instanceof AcmeRateLimitedException limited) ? limited.getRetryAfter() : Optional.empty();
	}

	@Override
	public synchronized void start() {
		this.storage.ifPresent((shared) -> {
			this.thread = Schedulers.newBoundedElastic(1, 1, "acme");
			this.looking = this.thread.schedulePeriodically(() -> look(shared), FIRST_SECONDS, INTERVAL_SECONDS,
					TimeUnit.SECONDS);
		});
	}

	/** An order that is under way is broken off: the next start makes another. */
	@Override
	public synchronized void stop() {
		this.looking.dispose();
		this.thread.dispose();
	}

	@Override
	public boolean isRunning() {
		return !this.looking.isDisposed();
	}

}
