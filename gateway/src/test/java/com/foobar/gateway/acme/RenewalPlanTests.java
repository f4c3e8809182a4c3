package com.foobar.gateway.acme;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.foobar.gateway.support.Certificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RenewalPlanTests {

	private static X509Certificate certificate;

	private final Instant now = Instant.now();

	private final RenewalPlan plan = new RenewalPlan(List.of("www.foobar.com", "Foobar.com"), 0);

	@BeforeAll
	static void make(@TempDir Path folder) {
		certificate = Certificate.in(folder, "dns:www.foobar.com,dns:foobar.com,dns:more.foobar.com", "-0d").x509();
	}

	@Test
	void ordersWhatIsNotThere() {
		assertThat(this.plan.isDue(Optional.empty(), this.now)).isTrue();
	}

	@Test
	void ordersWhenAThirdOfTheLifeIsLeft() {
		Instant end = certificate.getNotAfter().toInstant();

		assertThat(dueAt(this.plan, end.minus(Duration.ofHours(16)).minusSeconds(1))).isFalse();
		assertThat(dueAt(this.plan, end.minus(Duration.ofHours(16)))).isTrue();
	}

	@Test
	void ordersALittleEarlierThanOtherGateways() {
		RenewalPlan early = new RenewalPlan(List.of("foobar.com"), 1);
		Instant end = certificate.getNotAfter().toInstant();

		assertThat(dueAt(early, end.minus(Duration.ofMinutes(16 * 60 + 96)))).isTrue();
		assertThat(dueAt(early, end.minus(Duration.ofMinutes(16 * 60 + 97)))).isFalse();
	}

	@Test
	void ordersWhenANameIsMissing() {
		assertThat(dueAt(new RenewalPlan(List.of("foobar.com", "shop.foobar.com"), 0), this.now)).isTrue();
	}

	@Test
	void waitsLongerAfterEachFailureButNeverMoreThanHalfADay() {
		long[] minutes = { 5, 10, 20, 40, 80, 160, 320, 640, 720, 720, 720 };
		for (long expected : minutes) {
			Instant next = this.plan.failed(this.now, Optional.empty());

			assertThat(next).isEqualTo(this.now.plus(Duration.ofMinutes(expected)));
		}
		assertThat(this.plan.failures()).isEqualTo(minutes.length);
		assertThat(this.plan.isDue(Optional.empty(), this.now.plus(Duration.ofMinutes(719)))).isFalse();
		assertThat(this.plan.isDue(Optional.empty(), this.now.plus(Duration.ofHours(12)))).isTrue();
	}

	@Test
	void spreadsItsTriesByUpToHalfAPause() {
		Instant next = new RenewalPlan(List.of("foobar.com"), 1).failed(this.now, Optional.empty());

		assertThat(next).isEqualTo(this.now.plus(Duration.ofSeconds(450)));
	}

	@Test
	void waitsAsLongAsTheAuthorityAsks() {
		Instant asked = this.now.plus(Duration.ofDays(3));

		assertThat(this.plan.failed(this.now, Optional.of(asked))).isEqualTo(asked);
		assertThat(this.plan.failed(this.now, Optional.of(this.now))).isAfter(this.now);
	}

	@Test
	void beginsAnewAfterASuccess() {
		this.plan.failed(this.now, Optional.empty());
		this.plan.failed(this.now, Optional.empty());
		this.plan.succeeded();

		assertThat(this.plan.failures()).isZero();
		assertThat(this.plan.isDue(Optional.empty(), this.now)).isTrue();
		assertThat(this.plan.failed(this.now, Optional.empty())).isEqualTo(this.now.plus(Duration.ofMinutes(5)));
	}

	private static boolean dueAt(RenewalPlan plan, Instant time) {
		return plan.isDue(Optional.of(certificate), time);
	}

}
