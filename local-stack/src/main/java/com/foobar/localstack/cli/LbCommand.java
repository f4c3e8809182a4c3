package com.foobar.localstack.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.foobar.localstack.service.GatewayBalancers;
import com.foobar.localstack.stack.Endpoint;
import com.foobar.localstack.stack.ServiceKind;
import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackLayout;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code lb}: the balancers of all gateways. */
@Command(name = "lb", mixinStandardHelpOptions = true,
		description = { "Shows what the gateways know of the servers behind them, or changes it in all gateways.",
				"A change holds until a gateway is started anew." },
		footer = { "", "Changes:", "  drain INSTANCE          send it nothing new; what is under way finishes",
				"  undrain INSTANCE        send it requests again, few at first",
				"  weight INSTANCE NUMBER  give it another share, 1 to 256",
				"  eject INSTANCE [TIME]   leave it alone for a time such as 30s or 5m (default: 1m)",
				"  enable INSTANCE         forget its ejections, the present one included" })
final class LbCommand implements Callable<Integer> {

	private static final List<String> CHANGES = List.of("drain", "undrain", "weight", "eject", "enable");

	private static final Pattern WEIGHT = Pattern.compile("[1-9]\\d{0,2}");

	private static final Pattern TIME = Pattern.compile("[1-9]\\d{0,5}(ms|s|m|h)");

	private static final Pattern ADDRESS = Pattern.compile("([A-Za-z0-9.-]{1,253}):(\\d{1,5})");

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Spec
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private CommandSpec spec;

	@Parameters(index = "0", arity = "0..1", paramLabel = "CHANGE", description = "What to change; nothing: show.")
	private @Nullable String change;

	@Parameters(index = "1", arity = "0..1", paramLabel = "INSTANCE",
			description = "app-service-1, app-service-2, web-app-1 or web-app-2.")
	private @Nullable String instance;

	@Parameters(index = "2", arity = "0..1", paramLabel = "VALUE", description = "The weight, or the time.")
	private @Nullable String value;

	@Option(names = "--gateway", paramLabel = "NAME=HOST:PORT", hidden = true,
			description = "Management port of a gateway of another stack, the one whose secrets lie in FOOBAR_HOME.")
	private Map<String, String> gateways = new LinkedHashMap<>();

	@Option(names = "--json", description = "Print what the gateways show as a JSON object with one field a gateway.")
	private boolean json;

	@Override
	public Integer call() {
		GatewayBalancers balancers = new GatewayBalancers(this.foobar.folders());
		if (this.change == null) {
			requireStack();
			return show(balancers);
		}
		Map<String, Object> wanted = wanted(this.change);
		ServiceLayout target = target();
		requireStack();
		return forEachGateway((gateway) -> {
			balancers.change(gateway, target, wanted);
			this.foobar.terminal().progress(gateway.name() + ": " + String.join(" ", spoken()));
		});
	}

	/** Another stack has another supervisor, or none. */
	private void requireStack() {
		if (this.gateways.isEmpty()) {
			this.foobar.supervisor();
		}
	}

	private List<ServiceLayout> gateways() {
		if (this.gateways.isEmpty()) {
			return this.foobar.layout().ofKind(ServiceKind.GATEWAY);
		}
		return this.gateways.entrySet()
			.stream()
			.map((gateway) -> new ServiceLayout(gateway.getKey(), ServiceKind.GATEWAY, List.of(),
					List.of(management(gateway.getValue()))))
			.toList();
	}

	private Endpoint management(String address) {
		Matcher parts = ADDRESS.matcher(address);
		if (!parts.matches()) {
			throw mistake("The address of a gateway is written HOST:PORT, not " + address + ".");
		}
		return new Endpoint(StackLayout.MANAGEMENT, parts.group(1), Integer.parseInt(parts.group(2)));
	}

	private Map<String, Object> wanted(String name) {
		if (!CHANGES.contains(name)) {
			throw mistake("There is no change " + name + ": the changes are " + String.join(", ", CHANGES) + ".");
		}
		Map<String, Object> wanted = new LinkedHashMap<>(Map.of("change", name));
		String given = this.value;
		if (name.equals("weight")) {
			if (given == null || !WEIGHT.matcher(given).matches() || Integer.parseInt(given) > 256) {
				throw mistake("A weight is a number from 1 to 256.");
			}
			wanted.put("weight", Integer.valueOf(given));
		}
		else if (given != null) {
			if (!name.equals("eject") || !TIME.matcher(given).matches()) {
				throw mistake(name.equals("eject") ? "A time is a number with a unit, such as 30s or 5m."
						: name + " takes no value.");
			}
			wanted.put("time", given);
		}
		return wanted;
	}

	private ServiceLayout target() {
		if (this.instance == null) {
			throw mistake(this.change + " needs an instance, such as app-service-1.");
		}
		ServiceLayout service = this.foobar.layout().service(this.instance);
		if (service.kind() != ServiceKind.APP_SERVICE && service.kind() != ServiceKind.WEB_APP) {
			throw new StackException(
					"The gateways send no requests to " + service.name() + ": name an app-service or a web-app.");
		}
		return service;
	}

	private List<String> spoken() {
		List<String> words = new ArrayList<>();
		for (String word : new @Nullable String[] { this.change, this.instance, this.value }) {
			if (word != null) {
				words.add(word);
			}
		}
		return words;
	}

	private CommandLine.ParameterException mistake(String sentence) {
		return new CommandLine.ParameterException(this.spec.commandLine(), sentence);
	}

	private Integer show(GatewayBalancers balancers) {
		Map<String, JsonNode> views = new LinkedHashMap<>();
		Integer status = forEachGateway((gateway) -> views.put(gateway.name(), balancers.upstreams(gateway)));
		if (this.json) {
			this.foobar.terminal().out().println(JsonMapper.shared().writeValueAsString(views));
		}
		else {
			table(views).lines().forEach(this.foobar.terminal().out()::println);
		}
		return status;
	}

	/** What one gateway refuses, or is not there to do, keeps no other from it. */
	private Integer forEachGateway(Consumer<ServiceLayout> deed) {
		int status = ExitStatus.OK;
		for (ServiceLayout gateway : gateways()) {
			try {
				deed.accept(gateway);
			}
			catch (StackException ex) {
				this.foobar.terminal().progress(String.valueOf(ex.getMessage()));
				status = ExitStatus.FAILED;
			}
		}
		return status;
	}

	static TextTable table(Map<String, JsonNode> views) {
		TextTable table = new TextTable("GATEWAY", "INSTANCE", "STATE", "TIER", "WEIGHT", "IN FLIGHT", "FAILURES",
				"EJECTIONS", "UPSTREAM");
		views.forEach((gateway, upstreams) -> {
			for (JsonNode upstream : upstreams) {
				for (JsonNode instance : upstream.path("instances")) {
					table.row(gateway, instance.path("name").asString(), state(instance), text(instance, "tier"),
							text(instance, "weight"), text(instance, "inFlight"), text(instance, "failures"),
							text(instance, "ejections"), note(upstream));
				}
			}
		});
		return table;
	}

	private static String text(JsonNode instance, String field) {
		return instance.path(field).asString();
	}

	private static String state(JsonNode instance) {
		String state = instance.path("state").asString().toLowerCase(Locale.ROOT);
		long ejected = instance.path("ejectedMillis").asLong();
		return state.equals("ejected") ? state + " for " + (ejected + 999) / 1000 + " s" : state;
	}

	private static String note(JsonNode upstream) {
		String note = upstream.path("algorithm").asString().toLowerCase(Locale.ROOT).replace('_', '-');
		long waiting = upstream.path("waiting").asLong();
		return note + ((waiting > 0) ? ", " + waiting + " waiting" : "")
				+ (upstream.path("panic").asBoolean() ? ", panic" : "");
	}

}
