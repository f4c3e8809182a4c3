package com.foobar.gateway.forwarding;

import java.time.Duration;

import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.configuration.PoolProperties;
import io.netty.channel.ChannelOption;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The connections to the instances. Made here because the gateway's own factory puts no
 * bound on the requests that wait for a connection, and offers no limit for a pause
 * inside an answer.
 */
@Configuration(proxyBeanMethods = false)
class UpstreamClient {

	private static final Duration EVICTION_INTERVAL = Duration.ofSeconds(5);

	private static final int MAX_RESPONSE_HEADERS = 32 * 1024;

	@Bean(destroyMethod = "dispose")
	ConnectionProvider upstreamConnections(GatewayProperties properties) {
		PoolProperties pool = properties.pool();
		return ConnectionProvider.builder("upstream")
			.maxConnections(pool.maxConnections())
			.pendingAcquireMaxCount(pool.maxWaiting())
			.pendingAcquireTimeout(pool.acquireTimeout())
			.maxIdleTime(pool.maxIdle())
			.maxLifeTime(pool.maxLife())
			.evictInBackground(EVICTION_INTERVAL)
			.lifo()
			.build();
	}

	@Bean
	HttpClient upstreamHttpClient(ConnectionProvider upstreamConnections, GatewayProperties properties) {
		return HttpClient.create(upstreamConnections)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(properties.timeouts().connect().toMillis()))
			.responseTimeout(properties.timeouts().readIdle())
			.httpResponseDecoder((decoder) -> decoder.maxHeaderSize(MAX_RESPONSE_HEADERS));
	}

}
