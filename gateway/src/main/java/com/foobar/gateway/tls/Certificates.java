package com.foobar.gateway.tls;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.configuration.InvalidConfigurationException;
import com.foobar.gateway.configuration.TlsProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Schedulers;
import reactor.netty.tcp.SslProvider;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** All certificates, and which of them is for which name. */
@Component
@Profile("!training")
final class Certificates implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Certificates.class);

	private static final Duration INTERVAL = Duration.ofMillis(500);

	private final List<CertificateFiles> all = new ArrayList<>();

	/** For a name that several carry, the one from an authority comes first. */
	private final Set<CertificateFiles> byPreference = new LinkedHashSet<>();

	private final Map<Identity, SslProvider> providers = new HashMap<>();

	private volatile Map<String, SslProvider> byName = Map.of();

	private volatile @Nullable SslProvider fallback;

	private volatile Disposable watch = Disposables.disposed();

	@Autowired
	Certificates(GatewayProperties properties) {
		this(properties.tls(), properties.acme().certificate(), Clock.systemUTC());
	}

	/**
	 * Reads all of them.
	 * @param ordered file of the certificate that comes from an authority, once it does;
	 * nothing if none is asked
	 */
	Certificates(TlsProperties tls, @Nullable Path ordered, Clock clock) {
		this.all.add(load("tls", tls.certificate(), tls.privateKey(), clock));
		for (int i = 0; i < tls.certificates().size(); i++) {
			TlsProperties.Pair pair = tls.certificates().get(i);
			this.all.add(load("tls.certificates[" + i + "]", pair.certificate(), pair.privateKey(), clock));
		}
		if (ordered != null) {
			CertificateFiles files = new CertificateFiles("acme", ordered, ordered, clock);
			files.loadIfPresent();
			this.all.add(files);
			this.byPreference.add(files);
		}
		this.byPreference.addAll(this.all);
		serve();
	}

	private static CertificateFiles load(String name, @Nullable Path certificate, @Nullable Path privateKey,
			Clock clock) {
		CertificateFiles files = new CertificateFiles(name,
				Objects.requireNonNull(certificate, "Checked by the configuration's guard"),
				Objects.requireNonNull(privateKey, "Checked by the configuration's guard"), clock);
		try {
			files.load();
			return files;
		}
		catch (UnusableCertificateException ex) {
			throw new InvalidConfigurationException("foobar.gateway." + name + " cannot be served: " + ex.getMessage()
					+ " (" + certificate + ", " + privateKey + ")",
					"Put a certificate in PEM form and its own private key there.");
		}
	}

	List<CertificateFiles> all() {
		return this.all;
	}

	/** What to speak with to a client that asks for a name, or for none. */
	SslProvider forName(@Nullable String name) {
		SslProvider found = (name != null) ? named(name.toLowerCase(Locale.ROOT)) : null;
		return (found != null) ? found : Objects.requireNonNull(this.fallback, "Set by the constructor");
	}

	private @Nullable SslProvider named(String name) {
		Map<String, SslProvider> known = this.byName;
		SslProvider exact = known.get(name);
		if (exact != null) {
			return exact;
		}
		int dot = name.indexOf('.');
		return (dot > 0) ? known.get("*" + name.substring(dot)) : null;
	}

	/** One certificate after another: the first that carries a name has it. */
	private void serve() {
		Map<String, SslProvider> names = new HashMap<>();
		Map<Identity, SslProvider> used = new HashMap<>();
		for (CertificateFiles files : this.byPreference) {
			Identity identity = files.identity();
			if (identity != null) {
				SslProvider provider = this.providers.computeIfAbsent(identity, TlsPolicy::with);
				used.put(identity, provider);
				identity.names().forEach((name) -> names.putIfAbsent(name, provider));
			}
		}
		this.providers.keySet().retainAll(used.keySet());
		this.byName = Map.copyOf(names);
		this.fallback = used.get(this.all.getFirst().identity());
	}

	private void refresh() {
		try {
			boolean changed = false;
			for (CertificateFiles files : this.all) {
				changed |= files.refresh();
			}
			if (changed) {
				serve();
			}
		}
		catch (RuntimeException ex) {
			logger.error("The certificates stay as they are", ex);
		}
	}

	@Override
	public void start() {
		this.watch = Schedulers.boundedElastic()
			.schedulePeriodically(this::refresh, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void stop() {
		this.watch.dispose();
	}

	@Override
	public boolean isRunning() {
		return !this.watch.isDisposed();
	}

}
