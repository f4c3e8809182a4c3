package com.foobar.gateway.acme;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.foobar.gateway.configuration.GatewayProperties;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.stereotype.Component;

/**
 * What the gateways have published for the authority to fetch over plain HTTP. Whichever
 * of them is asked knows it, because they share the folder.
 */
@Component
public final class Challenges {

	/** What a token may be: no path leads out of the folder. */
	static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,128}");

	private static final String PATH = "/.well-known/acme-challenge/";

	private final Optional<Storage> storage;

	Challenges(GatewayProperties properties) {
		this.storage = AcmeConfiguration.storage(properties.acme());
	}

	/** Whether it is for us to answer. */
	public boolean isAbout(String target) {
		return this.storage.isPresent() && target.startsWith(PATH);
	}

	/** What is published for a target; empty if nothing is. */
	public Mono<String> answerTo(String target) {
		Matcher token = TOKEN.matcher(target.substring(PATH.length()));
		if (this.storage.isEmpty() || !token.matches()) {
			return Mono.empty();
		}
		Storage published = this.storage.get();
		return Mono.fromCallable(() -> published.published(token.group()))
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap(Mono::justOrEmpty);
	}

}
