package com.foobar.servletsupport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** A server that warms itself up, on a real socket. */
@ExtendWith(OutputCaptureExtension.class)
class WarmUpIntegrationTests {

	@Test
	void asksForEachPathInTurnsBeforeTheServerIsReady() {
		try (ConfigurableApplicationContext server = start("/pages?page=2,/nowhere", "rounds=3")) {
			Pages pages = server.getBean(Pages.class);

			assertThat(pages.asked).containsExactly("/pages?page=2", "/pages?page=2", "/pages?page=2");
			assertThat(pages.readiness).containsOnly(ReadinessState.REFUSING_TRAFFIC);
			assertThat(server.getBean(ApplicationAvailability.class).getReadinessState())
				.isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
		}
	}

	@Test
	void countsWhatIsAnsweredAndLeavesOutWhatFails(CapturedOutput output) {
		try (ConfigurableApplicationContext server = start("/broken,/pages,/nowhere", "rounds=4")) {
			assertThat(server.getBean(Pages.class).asked).containsExactly("/broken", "/pages", "/pages", "/pages",
					"/pages");
			assertThat(output).contains("Left /broken out of the warm-up: it answers 503")
				.contains("Warmed up by 8 requests in");
		}
	}

	@Test
	void lastsNoLongerThanItsLimit(CapturedOutput output) {
		try (ConfigurableApplicationContext server = start("/silent,/pages", "limit=300ms")) {
			server.getBean(Pages.class).over.countDown();

			assertThat(server.getBean(Pages.class).asked).containsExactly("/silent");
			assertThat(output).contains("Left /silent out of the warm-up: java.net.http.HttpTimeoutException")
				.contains("Warmed up by 0 requests in");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.2", "0.0.0.0" })
	void findsItselfWhereverItListens(String address) {
		try (ConfigurableApplicationContext server = start("/pages", "rounds=2", "--server.address=" + address)) {
			assertThat(server.getBean(Pages.class).asked).hasSize(2);
		}
	}

	@Test
	void sendsNothingWhenItIsOff(CapturedOutput output) {
		try (ConfigurableApplicationContext server = start("/pages", "rounds=0")) {
			assertThat(server.getBean(Pages.class).asked).isEmpty();
			assertThat(output).doesNotContain("Warmed up");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					login              | rounds=1     | foobar.warm-up.paths holds 'login': give paths of this server that begin with one slash
					//elsewhere.test/  | rounds=1     | foobar.warm-up.paths holds '//elsewhere.test/'
					/a page            | rounds=1     | foobar.warm-up.paths holds '/a page'
					/pages             | rounds=-1    | foobar.warm-up.rounds must be between 0 and 10000
					/pages             | rounds=10001 | foobar.warm-up.rounds must be between 0 and 10000
					/pages             | limit=99ms   | foobar.warm-up.limit must be between 100ms and 2m
					/pages             | limit=121s   | foobar.warm-up.limit must be between 100ms and 2m
					""")
	void refusesWhatMakesNoSense(String paths, String setting, String sentence, CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(paths, setting).close());
		assertThat(output).contains(sentence);
	}

	private static ConfigurableApplicationContext start(String paths, String setting, String... more) {
		return new SpringApplicationBuilder(Pages.class)
			.properties("server.port=0", "foobar.warm-up.paths=" + paths, "foobar.warm-up." + setting)
			.run(more);
	}

	@EnableAutoConfiguration
	@RestController
	static class Pages {

		final List<String> asked = new CopyOnWriteArrayList<>();

		final List<ReadinessState> readiness = new CopyOnWriteArrayList<>();

		final CountDownLatch over = new CountDownLatch(1);

		private final ApplicationAvailability availability;

		Pages(ApplicationAvailability availability) {
			this.availability = availability;
		}

		@GetMapping("/pages")
		String page(HttpServletRequest request) {
			remember(request);
			return "a page";
		}

		@GetMapping("/broken")
		@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
		void broken(HttpServletRequest request) {
			remember(request);
		}

		@GetMapping("/silent")
		void silent(HttpServletRequest request) throws InterruptedException {
			remember(request);
			if (!this.over.await(30, TimeUnit.SECONDS)) {
				throw new IllegalStateException("Nobody ends the silence");
			}
		}

		private void remember(HttpServletRequest request) {
			String query = request.getQueryString();
			this.asked.add(request.getRequestURI() + ((query != null) ? "?" + query : ""));
			this.readiness.add(this.availability.getReadinessState());
		}

	}

}
