package com.foobar.webapp.page;

import com.foobar.webapp.site.Page;
import com.foobar.webapp.site.RunningSite;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Static files. */
class StaticFilesIntegrationTests extends RunningSite {

	private static final String FOR_EVER = "max-age=31536000, public, immutable";

	@Test
	void keepsFingerprintedFilesForEver() {
		for (Element link : visitor().get("/").document().select("script[src], link[href^=/assets]")) {
			String path = link.attr("src") + link.attr("href");

			Page file = visitor().get(path);

			assertThat(path).matches("/assets/.+-[0-9a-f]{32}\\.(css|js|svg)");
			assertThat(file.status()).isEqualTo(200);
			assertThat(file.header("Cache-Control")).isEqualTo(FOR_EVER);
			assertThat(file.headers("Set-Cookie")).isEmpty();
		}
	}

	@Test
	void servesTheFilesOfAnotherReleaseWithoutKeepingThem() {
		Page file = visitor().get("/assets/site-0123456789abcdef0123456789abcdef.css");

		assertThat(file.status()).isEqualTo(200);
		assertThat(file.header("Cache-Control")).isEqualTo("no-cache");
		assertThat(visitor().get("/assets/site.css").header("Cache-Control")).isEqualTo("no-cache");
	}

	@Test
	void keepsTheNameOfTheDefaultPicture() {
		api.article("hello-1", "Hello", "Text");
		String src = visitor().get("/").document().expectFirst(".article-meta img").attr("src");

		Page picture = visitor().get(src);

		assertThat(src).startsWith("/assets/default-avatar.svg?v=");
		assertThat(picture.header("Content-Type")).startsWith("image/svg+xml");
		assertThat(picture.header("Cache-Control")).isEqualTo(FOR_EVER);
		assertThat(visitor().get("/assets/default-avatar.svg?v=old").header("Cache-Control")).isEqualTo("no-cache");
	}

	@Test
	void servesWhatBrowsersAndRobotsAskForUnasked() {
		assertThat(visitor().get("/favicon.ico").status()).isEqualTo(200);
		assertThat(visitor().get("/robots.txt").body()).contains("Disallow: /editor");
	}

	@Test
	void compressesTextOnRequest() {
		assertThat(visitor().get("/assets/site.css", "Accept-Encoding", "gzip").header("Content-Encoding"))
			.isEqualTo("gzip");
		assertThat(visitor().get("/", "Accept-Encoding", "gzip").header("Content-Encoding")).isEqualTo("gzip");
	}

	@Test
	void staysInsideItsFolder() {
		assertThat(visitor().get("/assets/..%2Fapplication.yaml").status()).isIn(400, 404);
		assertThat(visitor().get("/assets/%2e%2e/application.yaml").status()).isIn(400, 404);
		assertThat(visitor().get("/assets/..%5Capplication.yaml").status()).isIn(400, 404);
		assertThat(visitor().get("/assets/%252e%252e%252fapplication.yaml").status()).isIn(400, 404);
	}

}
