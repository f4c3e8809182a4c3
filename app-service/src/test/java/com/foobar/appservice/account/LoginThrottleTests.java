package com.foobar.appservice.account;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import com.foobar.appservice.error.Refusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How many wrong passwords are looked at, and from where. */
class LoginThrottleTests {

	private static final String VICTIM = "victim@example.org";

	private final AtomicLong nanos = new AtomicLong();

	private final LoginThrottle throttle = new LoginThrottle(new LoginProperties(3, 6, Duration.ofMinutes(5)),
			this.nanos::get);

	@Test
	void refusesOneAddressAfterItsFailuresUntilTheWindowEnds() {
		fail("192.0.2.1", 3);

		assertRefused("192.0.2.1");
		assertRefused("192.0.2.1", "VICTIM@example.org");
		assertAdmitted("192.0.2.2");
		assertAdmitted("192.0.2.1", "other@example.org");

		this.nanos.addAndGet(Duration.ofMinutes(5).plusNanos(1).toNanos());
		assertAdmitted("192.0.2.1");
	}

	@Test
	void doesNotProlongTheWindowByFurtherFailures() {
		fail("192.0.2.1", 1);
		this.nanos.addAndGet(Duration.ofMinutes(4).toNanos());
		fail("192.0.2.1", 2);
		assertRefused("192.0.2.1");

		this.nanos.addAndGet(Duration.ofMinutes(1).plusNanos(1).toNanos());
		assertAdmitted("192.0.2.1");
	}

	@Test
	void forgetsFailuresOfAnAddressThatSucceeds() {
		fail("192.0.2.1", 2);
		this.throttle.succeeded(VICTIM, "192.0.2.1");
		fail("192.0.2.1", 2);

		assertAdmitted("192.0.2.1");
	}

	@Test
	void refusesManyAddressesButNeverTheOneThatTheAccountIsUsedFrom() {
		this.throttle.succeeded(VICTIM, "192.0.2.100");
		fail("192.0.2.1", 2);
		fail("192.0.2.2", 2);
		fail("192.0.2.3", 2);

		assertRefused("192.0.2.4");
		assertAdmitted("192.0.2.100");
	}

	@Test
	void takesAddressesOfOneNetworkForOne() {
		fail("2001:db8:1:2::1", 2);
		fail("2001:db8:1:2:ffff::2", 1);

		assertRefused("2001:db8:1:2:a::3");
		assertAdmitted("2001:db8:1:3::1");
	}

	private void fail(String address, int times) {
		for (int i = 0; i < times; i++) {
			this.throttle.failed(VICTIM, address);
		}
	}

	private void assertAdmitted(String address) {
		assertAdmitted(address, VICTIM);
	}

	private void assertAdmitted(String address, String email) {
		assertThatCode(() -> this.throttle.admit(email, address)).doesNotThrowAnyException();
	}

	private void assertRefused(String address) {
		assertRefused(address, VICTIM);
	}

	private void assertRefused(String address, String email) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.throttle.admit(email, address))
			.withMessageContaining("429");
	}

}
