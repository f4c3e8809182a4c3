package com.foobar.localstack.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.foobar.localstack.secret.Secrets;
import com.foobar.localstack.stack.Endpoint;
import com.foobar.localstack.stack.ServiceDefinition;
import com.foobar.localstack.stack.ServiceKind;
import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.stack.StackLayout;
import com.foobar.localstack.stack.StackSettings;

/**
 * The Java applications. What is the same wherever they run stands in their own
 * configuration; here are addresses and the places of secrets only.
 */
final class Applications {

	/** Longer than an application takes to finish what it has begun. */
	private static final Duration STOP_GRACE = Duration.ofSeconds(20);

	private final StackSettings settings;

	private final StackLayout layout;

	private final StackFolders folders;

	private final Secrets secrets;

	Applications(StackSettings settings, StackLayout layout) {
		this.settings = settings;
		this.layout = layout;
		this.folders = new StackFolders(settings.home());
		this.secrets = new Secrets(this.folders);
	}

	ServiceDefinition definition(ServiceLayout service) {
		Map<String, String> environment = ChildEnvironment.of(this.settings, service.name());
		// The C library otherwise keeps a pool of freed memory for each of many threads.
		environment.put("MALLOC_ARENA_MAX", "2");
		environment.put("FOOBAR_INSTANCE", service.name());
		environment.put("FOOBAR_SECRETS", this.secrets.folderOf(service.kind().module()).toString());
		Endpoint door = service.endpoints().getFirst();
		environment.put("SERVER_ADDRESS", door.host());
		environment.put("SERVER_PORT", Integer.toString(door.port()));
		Endpoint management = service.endpoint(StackLayout.MANAGEMENT);
		environment.put("MANAGEMENT_SERVER_ADDRESS", management.host());
		environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(management.port()));
		environment.putAll(addresses(service));
		List<String> command = new ArrayList<>();
		command.add(JavaRuntime.command().toString());
		command.addAll(this.settings.compiler().jvmOptions());
		Path scratch = this.folders.run().resolve(service.name());
		command.add("-Djava.io.tmpdir=" + scratch);
		command.addAll(ApplicationFiles.arguments(this.settings, service.kind().module()));
		return new ServiceDefinition(service.name(), service.after(), service.endpoints(), command, environment,
				scratch, this.folders.log(service), STOP_GRACE, new ApplicationLifecycle(management, scratch));
	}

	private Map<String, String> addresses(ServiceLayout service) {
		return switch (service.kind()) {
			case APP_SERVICE -> appService();
			case WEB_APP -> Map.of("FOOBAR_API_URLS", String.join(",", urls(ServiceKind.APP_SERVICE)));
			case GATEWAY -> gateway(service);
			case MONITOR -> monitor();
			case MYSQL_PRIMARY, MYSQL_REPLICA ->
				throw new IllegalArgumentException(service.name() + " is no application");
		};
	}

	private Map<String, String> appService() {
		new ApplicationSecrets(this.secrets).makeAppService();
		return Map.of("DBROUTING_NODES_PRIMARY_URL", jdbcUrl(ServiceKind.MYSQL_PRIMARY), "DBROUTING_NODES_REPLICA_URL",
				jdbcUrl(ServiceKind.MYSQL_REPLICA));
	}

	private Map<String, String> gateway(ServiceLayout service) {
		GatewayBalancers.secret(this.secrets);
		return new GatewayAddresses(this.layout, this.folders).of(service);
	}

	private Map<String, String> monitor() {
		new ApplicationSecrets(this.secrets).makeMonitor();
		return new MonitorAddresses(this.layout).all();
	}

	private String jdbcUrl(ServiceKind kind) {
		return "jdbc:mysql://" + this.layout.ofKind(kind).getFirst().endpoint(StackLayout.MYSQL).address() + "/foobar";
	}

	private List<String> urls(ServiceKind kind) {
		return this.layout.ofKind(kind)
			.stream()
			.map((service) -> "http://" + service.endpoint(StackLayout.HTTP).address())
			.collect(Collectors.toList());
	}

}
