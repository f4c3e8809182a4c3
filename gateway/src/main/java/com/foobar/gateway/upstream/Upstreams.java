package com.foobar.gateway.upstream;

import java.util.List;
import java.util.stream.Stream;

import com.foobar.gateway.configuration.GatewayProperties;

import org.springframework.stereotype.Component;

/** All servers behind the gateway. */
@Component
public final class Upstreams {

	private final Upstream appService;

	private final Upstream webApp;

	Upstreams(GatewayProperties properties) {
		this.appService = new Upstream("app-service", properties.upstreams().appService(), properties.health(),
				properties.pool(), System::nanoTime);
		this.webApp = new Upstream("web-app", properties.upstreams().webApp(), properties.health(), properties.pool(),
				System::nanoTime);
	}

	/** The servers of the REST API. */
	public Upstream appService() {
		return this.appService;
	}

	/** The servers of the pages. */
	public Upstream webApp() {
		return this.webApp;
	}

	public List<Upstream> all() {
		return List.of(this.appService, this.webApp);
	}

	public Stream<Instance> instances() {
		return all().stream().flatMap((upstream) -> upstream.instances().stream());
	}

}
