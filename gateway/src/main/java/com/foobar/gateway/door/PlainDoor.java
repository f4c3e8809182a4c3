package com.foobar.gateway.door;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

import com.foobar.gateway.configuration.GatewayProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Listens for plain HTTP next to the HTTPS port, as long as that one does. */
@Component
final class PlainDoor implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(PlainDoor.class);

	private static final Duration FAREWELL = Duration.ofSeconds(2);

	private static final Duration IDLE = Duration.ofSeconds(15);

	private static final int MAX_REQUESTS_PER_CONNECTION = 100;

	private final HttpServer server;

	private volatile @Nullable DisposableServer listening;

	PlainDoor(GatewayProperties properties, ServerProperties serverProperties, PlainAnswers answers,
			ServerLimits limits) {
		InetAddress address = serverProperties.getAddress();
		int port = properties.httpPort();
		this.server = limits.apply(HttpServer.create())
			.bindAddress(() -> (address != null) ? new InetSocketAddress(address, port) : new InetSocketAddress(port))
			.idleTimeout(IDLE)
			.maxKeepAliveRequests(MAX_REQUESTS_PER_CONNECTION)
			.handle(answers);
	}

	@Override
	public void start() {
		DisposableServer door = this.server.bindNow();
		this.listening = door;
		logger.info("Plain HTTP on port {} leads to HTTPS", door.port());
	}

	@Override
	public void stop() {
		DisposableServer door = this.listening;
		if (door != null) {
			this.listening = null;
			door.disposeNow(FAREWELL);
		}
	}

	/** After its clients have been asked to leave. */
	@Override
	public int getPhase() {
		return DEFAULT_PHASE - 2;
	}

	@Override
	public boolean isRunning() {
		return this.listening != null;
	}

}
