package com.foobar.localstack.stack;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The shape of the stack. */
class StackLayoutTests {

	private final StackLayout layout = StackLayout.of(0, true);

	@Test
	void hasTwoOfEverythingThatServes() {
		for (ServiceKind kind : List.of(ServiceKind.APP_SERVICE, ServiceKind.WEB_APP, ServiceKind.GATEWAY)) {
			assertThat(this.layout.ofKind(kind)).hasSize(2);
		}
	}

	@Test
	void namesBeforeAServiceOnlyServicesThatComeEarlier() {
		List<String> names = this.layout.services().stream().map(ServiceLayout::name).toList();

		assertThat(names).doesNotHaveDuplicates();
		for (ServiceLayout service : this.layout.services()) {
			assertThat(service.after())
				.allMatch((other) -> names.indexOf(other) >= 0 && names.indexOf(other) < names.indexOf(service.name()));
		}
	}

	@Test
	void givesNoAddressTwice() {
		assertThat(addresses(this.layout)).doesNotHaveDuplicates();
	}

	@Test
	void movesEveryPortByTheOffset() {
		List<String> moved = addresses(StackLayout.of(10_000, true));

		assertThat(moved).doesNotContainAnyElementsOf(addresses(this.layout)).hasSameSizeAs(addresses(this.layout));
		assertThat(moved).contains("127.0.0.1:18443", "127.0.0.2:18443", "127.0.0.1:23306");
	}

	@Test
	void doesWithOneGatewayWhereTheSecondAddressIsMissing() {
		StackLayout single = StackLayout.of(0, false);

		assertThat(single.ofKind(ServiceKind.GATEWAY)).extracting(ServiceLayout::name).containsExactly("gateway-1");
		assertThat(single.service("monitor").after()).containsExactly("gateway-1");
	}

	@Test
	void namesTheServicesWhenAskedForOneThatDoesNotExist() {
		assertThatExceptionOfType(StackException.class).isThrownBy(() -> this.layout.service("mysql"))
			.withMessageContaining("There is no service mysql")
			.withMessageContaining("mysql-primary, mysql-replica");
	}

	private static List<String> addresses(StackLayout layout) {
		return layout.services()
			.stream()
			.flatMap((service) -> service.endpoints().stream())
			.map(Endpoint::address)
			.toList();
	}

}
