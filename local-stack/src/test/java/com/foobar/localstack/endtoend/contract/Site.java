package com.foobar.localstack.endtoend.contract;

import java.net.CookieManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.foobar.localstack.endtoend.FoobarScript;
import com.foobar.localstack.endtoend.SiteClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The site behind one gateway or behind both in turn. */
final class Site implements AutoCloseable {

	private final FoobarScript foobar;

	private final Travel travel;

	private final List<SiteClient> gateways;

	private final AtomicInteger turn = new AtomicInteger();

	Site(FoobarScript foobar, Travel travel) {
		this.foobar = foobar;
		this.travel = travel;
		List<String> hosts = foobar.gateways();
		this.gateways = (travel.alternatesGateways() ? hosts : hosts.subList(0, 1)).stream()
			.map((host) -> new SiteClient(foobar.home().resolve("tls/ca.pem"), host,
					travel.keepsCookies() ? new CookieManager() : null))
			.toList();
	}

	FoobarScript foobar() {
		return this.foobar;
	}

	/** Sends a request; a body that is no text is written as JSON. */
	Answer send(String method, String path, Map<String, String> headers, @Nullable Object body) {
		SiteClient gateway = this.gateways.get(Math.floorMod(this.turn.getAndIncrement(), this.gateways.size()));
		String text = (body == null || body instanceof String) ? (String) body
				: JsonMapper.shared().writeValueAsString(body);
		return new Answer(this.travel + " " + method + " " + path + ((text != null) ? " " + shortened(text) : ""),
				gateway.send(method, path, headers, text));
	}

	@Override
	public void close() {
		this.gateways.forEach(SiteClient::close);
	}

	private static String shortened(String text) {
		return (text.length() <= 300) ? text : text.substring(0, 300) + "...";
	}

}
