package com.foobar.localstack.stack;

import java.util.ArrayList;
import java.util.List;

/**
 * The services of the stack, in the order of their start, with their addresses.
 *
 * @param services all services
 */
public record StackLayout(List<ServiceLayout> services) {

	public static final String HTTPS = "https";

	public static final String HTTP = "http";

	public static final String MYSQL = "mysql";

	public static final String MANAGEMENT = "management";

	private static final String LOOPBACK = "127.0.0.1";

	private static final String SECOND_LOOPBACK = "127.0.0.2";

	/**
	 * The layout for these settings on this machine: one gateway where 127.0.0.2 does not
	 * exist.
	 */
	public static StackLayout of(StackSettings settings) {
		return of(settings.portOffset(), Ports.isOurs(SECOND_LOOPBACK));
	}

	static StackLayout of(int portOffset, boolean secondGateway) {
		Builder builder = new Builder(portOffset);
		List<String> databases = List.of(
				builder.add("mysql-primary", ServiceKind.MYSQL_PRIMARY, List.of(), builder.at(MYSQL, 13306)),
				builder.add("mysql-replica", ServiceKind.MYSQL_REPLICA, List.of(), builder.at(MYSQL, 13307)));
		List<String> applications = List.of(
				builder.add("app-service-1", ServiceKind.APP_SERVICE, databases, builder.at(HTTP, 8101),
						builder.at(MANAGEMENT, 8111)),
				builder.add("app-service-2", ServiceKind.APP_SERVICE, databases, builder.at(HTTP, 8102),
						builder.at(MANAGEMENT, 8112)));
		List<String> webs = List.of(
				builder.add("web-app-1", ServiceKind.WEB_APP, applications, builder.at(HTTP, 8201),
						builder.at(MANAGEMENT, 8211)),
				builder.add("web-app-2", ServiceKind.WEB_APP, applications, builder.at(HTTP, 8202),
						builder.at(MANAGEMENT, 8212)));
		List<String> gateways = new ArrayList<>();
		gateways.add(builder.gateway("gateway-1", webs, LOOPBACK, 8311));
		if (secondGateway) {
			gateways.add(builder.gateway("gateway-2", webs, SECOND_LOOPBACK, 8312));
		}
		builder.add("monitor", ServiceKind.MONITOR, List.copyOf(gateways), builder.at(HTTP, 8500),
				builder.at(MANAGEMENT, 8511));
		return new StackLayout(List.copyOf(builder.services));
	}

	public List<ServiceLayout> ofKind(ServiceKind kind) {
		return this.services.stream().filter((service) -> service.kind() == kind).toList();
	}

	/**
	 * Finds a service by its name.
	 * @throws StackException when there is none, naming those that exist
	 */
	public ServiceLayout service(String name) {
		return this.services.stream()
			.filter((service) -> service.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new StackException("There is no service " + name + ": the services are "
					+ String.join(", ", this.services.stream().map(ServiceLayout::name).toList()) + "."));
	}

	private static final class Builder {

		private final int offset;

		private final List<ServiceLayout> services = new ArrayList<>();

		Builder(int offset) {
			this.offset = offset;
		}

		Endpoint at(String label, int port) {
			return at(label, LOOPBACK, port);
		}

		Endpoint at(String label, String host, int port) {
			return new Endpoint(label, host, port + this.offset);
		}

		String gateway(String name, List<String> after, String host, int managementPort) {
			return add(name, ServiceKind.GATEWAY, after, at(HTTPS, host, 8443), at(HTTP, host, 8080),
					at(MANAGEMENT, managementPort));
		}

		String add(String name, ServiceKind kind, List<String> after, Endpoint... endpoints) {
			this.services.add(new ServiceLayout(name, kind, after, List.of(endpoints)));
			return name;
		}

	}

}
