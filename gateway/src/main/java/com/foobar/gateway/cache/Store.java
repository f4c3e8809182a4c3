package com.foobar.gateway.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.foobar.gateway.configuration.CacheProperties;
import com.foobar.gateway.configuration.GatewayProperties;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Answers that are kept, by host and target, and for a moment the targets whose answers
 * are not to be kept: nobody shall wait for those of another.
 */
@Component
final class Store {

	private static final int MAX_VARIANTS = 8;

	private static final int PER_ENTRY = 150;

	private static final long NOT_KEPT_BYTES = 4L << 20;

	private static final Duration NOT_KEPT = Duration.ofSeconds(10);

	private final Cache<String, List<Stored>> kept;

	private final Cache<String, Boolean> notKept;

	@Autowired
	Store(GatewayProperties properties) {
		this(properties.cache());
	}

	Store(CacheProperties settings) {
		this.kept = Caffeine.newBuilder()
			.maximumWeight(settings.maxSize().toBytes())
			.weigher((String key, List<Stored> variants) -> PER_ENTRY + 2 * key.length()
					+ variants.stream().mapToInt(Stored::weight).sum())
			.build();
		this.notKept = Caffeine.newBuilder()
			.maximumWeight(NOT_KEPT_BYTES)
			.weigher((String key, Boolean mark) -> PER_ENTRY + 2 * key.length())
			.expireAfterWrite(NOT_KEPT)
			.build();
	}

	@Nullable Stored find(String key, HttpHeaders request) {
		List<Stored> variants = this.kept.getIfPresent(key);
		if (variants != null) {
			for (Stored stored : variants) {
				if (stored.variant().isFor(request)) {
					return stored;
				}
			}
		}
		return null;
	}

	/** In place of the answer that the same requests got before. */
	void keep(String key, Stored answer) {
		this.kept.asMap().merge(key, List.of(answer), (known, added) -> {
			List<Stored> variants = new ArrayList<>(added);
			known.stream()
				.filter((stored) -> !stored.variant().equals(answer.variant()))
				.limit(MAX_VARIANTS - 1)
				.forEach(variants::add);
			return List.copyOf(variants);
		});
	}

	void forget(String key) {
		this.kept.invalidate(key);
	}

	void isNotKept(String key) {
		this.notKept.put(key, Boolean.TRUE);
	}

	boolean isKnownNotToBeKept(String key) {
		return this.notKept.getIfPresent(key) != null;
	}

	long entries() {
		return this.kept.estimatedSize();
	}

	long bytes() {
		return this.kept.policy().eviction().map(Policy.Eviction::weightedSize).orElseThrow().orElse(0);
	}

}
