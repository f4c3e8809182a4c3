package com.foobar.webapp.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import com.foobar.webapp.site.Page;
import com.foobar.webapp.site.RunningSite;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/** Static files. */
class StaticFilesIntegrationTests extends RunningSite {

	private static final String FOR_EVER = "max-age=31536000, public, immutable";

	/** What is smaller fits into one packet anyhow. */
	private static final long WORTH_COMPRESSING = 1_000;

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
	void compressesPagesOnRequest() {
		assertThat(visitor().get("/", "Accept-Encoding", "gzip").header("Content-Encoding")).isEqualTo("gzip");
	}

	@ParameterizedTest
	@ValueSource(strings = { "site.css", "site.js" })
	void servesTheFormThatTheBuildCompressed(String file) throws IOException {
		String path = fingerprinted(file);

		HttpResponse<byte[]> compressed = visitor().download(path, "Accept-Encoding", "br, gzip");

		assertThat(compressed.headers().allValues("Content-Encoding")).containsExactly("gzip");
		assertThat(compressed.body()).isEqualTo(asset(file + ".gz")).hasSizeLessThan(asset(file).length / 2);
		assertThat(unpacked(compressed.body())).isEqualTo(asset(file));
		// What is compressed on the way has no length beforehand.
		assertThat(compressed.headers().firstValueAsLong("Content-Length")).hasValue(compressed.body().length);
		assertThat(compressed.headers().firstValue("Cache-Control")).contains(FOR_EVER);
		assertThat(compressed.headers().firstValue("Vary").orElse("")).isEqualToIgnoringCase("Accept-Encoding");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "identity", "br", "gzip;q=0", "deflate, gzip; q=0.0" })
	void servesThePlainFileToWhoeverWantsNoOther(String accepted) throws IOException {
		String[] headers = accepted.isEmpty() ? new String[0] : new String[] { "Accept-Encoding", accepted };

		HttpResponse<byte[]> plain = visitor().download(fingerprinted("site.css"), headers);

		assertThat(plain.headers().allValues("Content-Encoding")).isEmpty();
		assertThat(plain.body()).isEqualTo(asset("site.css"));
		assertThat(plain.headers().firstValue("Cache-Control")).contains(FOR_EVER);
		assertThat(plain.headers().firstValue("Vary").orElse("")).isEqualToIgnoringCase("Accept-Encoding");
	}

	/** A file that is new should not be forgotten in the build. */
	@Test
	void hasACompressedFormOfEveryFileThatIsWorthIt() throws IOException {
		Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:/assets/*");
		for (Resource file : files) {
			String name = Objects.requireNonNull(file.getFilename());
			if (name.matches(".+\\.(css|js|svg)") && file.contentLength() > WORTH_COMPRESSING) {
				assertThat(files).as(name).anyMatch((each) -> (name + ".gz").equals(each.getFilename()));
			}
		}
	}

	/** Else two builds of the same sources would differ. */
	@ParameterizedTest
	@ValueSource(strings = { "site.css.gz", "site.js.gz" })
	void putsNoTimeIntoCompressedForms(String file) throws IOException {
		assertThat(Arrays.copyOfRange(asset(file), 4, 8)).containsOnly(0);
	}

	@Test
	void doesNotTakeTheTimeOfTheBuildForTheTimeOfAChange() {
		for (String path : List.of(fingerprinted("site.css"), "/assets/default-avatar.svg", "/robots.txt")) {
			assertThat(visitor().get(path).headers("Last-Modified")).as(path).isEmpty();
		}
	}

	@Test
	void staysInsideItsFolder() {
		assertThat(visitor().get("/assets/..%2Fapplication.yaml").status()).isIn(400, 404);
		assertThat(visitor().get("/assets/%2e%2e/application.yaml").status()).isIn(400, 404);
		assertThat(visitor().get("/assets/..%5Capplication.yaml").status()).isIn(400, 404);
		assertThat(visitor().get("/assets/%252e%252e%252fapplication.yaml").status()).isIn(400, 404);
	}

	/** The address under which pages ask for a file. */
	private String fingerprinted(String file) {
		Matcher address = Pattern.compile("/assets/" + file.replace(".", "-[0-9a-f]{32}\\."))
			.matcher(visitor().get("/").body());
		assertThat(address.find()).as(file).isTrue();
		return address.group();
	}

	private static byte[] asset(String file) throws IOException {
		return new ClassPathResource("assets/" + file).getContentAsByteArray();
	}

	private static byte[] unpacked(byte[] compressed) throws IOException {
		try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
			return stream.readAllBytes();
		}
	}

}
