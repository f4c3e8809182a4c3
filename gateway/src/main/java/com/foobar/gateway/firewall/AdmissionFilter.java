package com.foobar.gateway.firewall;

import java.net.InetAddress;
import java.util.List;

import com.foobar.gateway.configuration.AddressRange;
import com.foobar.gateway.configuration.FirewallProperties;
import com.foobar.gateway.configuration.GatewayProperties;
import com.foobar.gateway.configuration.LimitProperties;
import com.foobar.gateway.forwarding.ClientAddresses;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets a request pass when its client may come in, the path is open to it, the route
 * knows the method, and the client has not asked too often.
 */
@Component
final class AdmissionFilter implements GlobalFilter, Ordered {

	/** After the headers that every answer needs, before everything else. */
	static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 15;

	private final ClientAddresses clients;

	private final AddressRules addresses;

	private final List<FirewallProperties.Path> paths;

	private final List<String> apiMethods;

	private final List<String> pageMethods;

	private final List<AddressRange> exempt;

	private final Rates rates;

	private final RefusalCounters counters;

	AdmissionFilter(GatewayProperties properties, ClientAddresses clients, AddressRules addresses,
			RefusalCounters counters) {
		this.clients = clients;
		this.addresses = addresses;
		this.paths = properties.firewall().paths();
		this.apiMethods = properties.firewall().apiMethods();
		this.pageMethods = properties.firewall().pageMethods();
		LimitProperties limits = properties.limits();
		this.exempt = limits.exempt();
		long begun = System.nanoTime();
		this.rates = new Rates(limits, () -> System.nanoTime() - begun);
		this.counters = counters;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		RefusedException refused = check(exchange.getRequest());
		return (refused != null) ? Mono.error(refused) : chain.filter(exchange);
	}

	private @Nullable RefusedException check(ServerHttpRequest request) {
		InetAddress client = this.clients.of(request);
		if (!this.addresses.admit(client)) {
			return refuse(Refusal.ADDRESS);
		}
		String path = CanonicalPath.of(request.getPath());
		if (isClosed(path, client)) {
			return refuse(Refusal.PATH);
		}
		HttpMethod method = request.getMethod();
		List<String> methods = isBelow(path, "/api") ? this.apiMethods : this.pageMethods;
		if (!methods.contains(method.name())) {
			return refuse(Refusal.ROUTE_METHOD).allowing(String.join(", ", methods));
		}
		if (AddressRange.anyContains(this.exempt, client)) {
			return null;
		}
		Rates.Kind kind = HttpMethod.POST.equals(method) ? kindOf(path) : Rates.Kind.OTHER;
		long wait = this.rates.take(client, kind);
		return (wait > 0) ? refuse(refusalOf(kind)).forNanos(wait) : null;
	}

	private RefusedException refuse(Refusal refusal) {
		this.counters.count(refusal);
		return new RefusedException(refusal);
	}

	private boolean isClosed(String path, InetAddress client) {
		for (FirewallProperties.Path closed : this.paths) {
			if (isBelow(path, closed.prefix()) && !AddressRange.anyContains(closed.allow(), client)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isBelow(String path, String prefix) {
		return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
	}

	private static Rates.Kind kindOf(String path) {
		return switch (path) {
			case "/api/users/login", "/login" -> Rates.Kind.LOGIN;
			case "/api/users", "/register" -> Rates.Kind.REGISTRATION;
			default -> Rates.Kind.OTHER;
		};
	}

	private static Refusal refusalOf(Rates.Kind kind) {
		return switch (kind) {
			case LOGIN -> Refusal.LOGINS;
			case REGISTRATION -> Refusal.REGISTRATIONS;
			case OTHER -> Refusal.REQUESTS;
		};
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}
