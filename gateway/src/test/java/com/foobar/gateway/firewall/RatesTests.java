package com.foobar.gateway.firewall;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.foobar.gateway.configuration.LimitProperties;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RatesTests {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private static final InetAddress CLIENT = address("192.0.2.1");

	private final AtomicLong clock = new AtomicLong();

	@Test
	void passesABurstAndThenTheRate() {
		Rates rates = rates(60, 3);
		assertThat(take(rates, CLIENT)).isZero();
		assertThat(take(rates, CLIENT)).isZero();
		assertThat(take(rates, CLIENT)).isZero();

		assertThat(take(rates, CLIENT)).isEqualTo(SECOND);

		this.clock.addAndGet(SECOND);
		assertThat(take(rates, CLIENT)).isZero();
		assertThat(take(rates, CLIENT)).isEqualTo(SECOND);
	}

	@Test
	void isFullAgainAfterAPauseAndNoFuller() {
		Rates rates = rates(60, 3);
		this.clock.addAndGet(1_000 * SECOND);

		assertThat(passed(rates, CLIENT, 10)).isEqualTo(3);
		this.clock.addAndGet(1_000 * SECOND);
		assertThat(passed(rates, CLIENT, 10)).isEqualTo(3);
	}

	@Test
	void refusalsCostNothing() {
		Rates rates = rates(60, 1);
		passed(rates, CLIENT, 1_000);

		this.clock.addAndGet(SECOND);

		assertThat(take(rates, CLIENT)).isZero();
	}

	@Test
	void countsEveryIpv4AddressAndEveryIpv6HouseholdForItself() {
		Rates rates = rates(60, 1);
		assertThat(take(rates, CLIENT)).isZero();
		assertThat(take(rates, address("192.0.2.2"))).isZero();
		assertThat(take(rates, address("2001:db8:1:1::1"))).isZero();
		assertThat(take(rates, address("2001:db8:1:2::1"))).isZero();

		assertThat(take(rates, address("2001:db8:1:1:ffff::2"))).isPositive();
	}

	@Test
	void countsLoginsAndRegistrationsApart() {
		Rates rates = new Rates(limits(new LimitProperties.Requests(60, 200), 1_000), this.clock::get);

		assertThat(passed(rates, Rates.Kind.LOGIN, 100)).isEqualTo(2);
		assertThat(passed(rates, Rates.Kind.REGISTRATION, 99)).isEqualTo(1);
		assertThat(passed(rates, Rates.Kind.OTHER, 10)).as("the others have counted as requests too").isEqualTo(1);
	}

	@Test
	void remembersOnlySoManyClientsButAlwaysTheOneWhoAsksMost() {
		Rates rates = rates(1, 5);
		passed(rates, CLIENT, 100);

		for (int i = 0; i < 100_000; i++) {
			take(rates, address(ByteBuffer.allocate(4).putInt(0x0a00_0000 + i).array()));
			if (i % 10 == 0) {
				assertThat(take(rates, CLIENT)).as("not forgotten by flood of %d", i).isPositive();
			}
		}

		assertThat(rates.remembered()).isLessThanOrEqualTo(1_000);
	}

	@Test
	void defaultsPassATestSuiteThatRegistersHundredsInAFewMinutes() {
		Rates rates = new Rates(
				new LimitProperties(new LimitProperties.Requests(120_000, 4_000), new LimitProperties.Login(600, 500),
						new LimitProperties.Registration(300, 500), 100_000, 1_000, 10_000, List.of()),
				this.clock::get);
		int refused = 0;

		for (int person = 0; person < 900; person++) {
			refused += (rates.take(CLIENT, Rates.Kind.REGISTRATION) > 0) ? 1 : 0;
			refused += (rates.take(CLIENT, Rates.Kind.LOGIN) > 0) ? 1 : 0;
			this.clock.addAndGet(SECOND / 5);
		}

		assertThat(refused).isZero();
	}

	private Rates rates(int perMinute, int burst) {
		return new Rates(limits(new LimitProperties.Requests(perMinute, burst), 1_000), this.clock::get);
	}

	private static LimitProperties limits(LimitProperties.Requests requests, int clients) {
		return new LimitProperties(requests, new LimitProperties.Login(60, 2), new LimitProperties.Registration(60, 1),
				clients, 1, 1, List.of());
	}

	private static long take(Rates rates, InetAddress client) {
		return rates.take(client, Rates.Kind.OTHER);
	}

	private static int passed(Rates rates, InetAddress client, int tries) {
		int passed = 0;
		for (int i = 0; i < tries; i++) {
			passed += (take(rates, client) == 0) ? 1 : 0;
		}
		return passed;
	}

	private static int passed(Rates rates, Rates.Kind kind, int tries) {
		int passed = 0;
		for (int i = 0; i < tries; i++) {
			passed += (rates.take(CLIENT, kind) == 0) ? 1 : 0;
		}
		return passed;
	}

	private static InetAddress address(String text) {
		try {
			return InetAddress.getByName(text);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private static InetAddress address(byte[] bytes) {
		try {
			return InetAddress.getByAddress(bytes);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
