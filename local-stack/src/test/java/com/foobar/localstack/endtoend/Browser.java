package com.foobar.localstack.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real browser without a window, which finds www.foobar.com at the first gateway and
 * knows its certificate.
 */
final class Browser implements AutoCloseable {

	private static final List<Path> BROWSERS = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));

	private static final List<Path> DRIVERS = List.of(Path.of("/usr/bin/chromedriver"),
			Path.of("/usr/lib/chromium/chromedriver"));

	/**
	 * The browser starts again when a network of the machine, whichever, comes or goes.
	 */
	private static final String NETWORK_CHANGED = "ERR_NETWORK_CHANGED";

	private static final int ATTEMPTS = 5;

	private final ChromeDriver driver;

	private final String base;

	Browser(Path profile, Path certificate) throws Exception {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(installed(BROWSERS).orElseThrow().toFile());
		options.addArguments("--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
				"--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
				"--user-data-dir=" + profile, "--host-resolver-rules=MAP www.foobar.com 127.0.0.1",
				"--ignore-certificate-errors-spki-list=" + keyHash(certificate));
		if ("root".equals(System.getProperty("user.name"))) {
			options.addArguments("--no-sandbox");
		}
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(installed(DRIVERS).orElseThrow().toFile())
			.usingAnyFreePort()
			.build();
		this.driver = new ChromeDriver(service, options);
		this.driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
		this.base = "https://www.foobar.com:" + (8443 + FoobarScript.PORT_OFFSET);
	}

	static boolean isInstalled() {
		return installed(BROWSERS).isPresent() && installed(DRIVERS).isPresent();
	}

	void open(String path) {
		for (int attempt = 1;; attempt++) {
			this.driver.get(this.base + path);
			Object failure = evaluate(
					"return location.protocol === 'chrome-error:' ? document.documentElement.innerText : null");
			if (failure == null) {
				return;
			}
			if (attempt == ATTEMPTS || !failure.toString().contains(NETWORK_CHANGED)) {
				throw new AssertionError(path + " was not opened: " + failure);
			}
		}
	}

	String path() {
		return this.driver.getCurrentUrl().substring(this.base.length());
	}

	WebElement find(String selector) {
		return new WebDriverWait(this.driver, Duration.ofSeconds(15))
			.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
	}

	/** Shows pages as a phone or a desktop does. */
	void resize(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	/** Prefers a colour scheme: {@code light} or {@code dark}. */
	void prefer(String scheme) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme),
						Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
	}

	/** Runs pages' scripts, or does not. */
	void runScripts(boolean run) {
		this.driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
	}

	/** Lets pages do what their content security policy forbids. */
	void ignoreContentSecurityPolicy() {
		this.driver.executeCdpCommand("Page.setBypassCSP", Map.of("enabled", true));
	}

	/** Runs a script in every page before its own. */
	void beforeEachPage(String script) {
		this.driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
	}

	/** Runs a script as if typed into the browser's console. */
	@Nullable Object evaluate(String script) {
		return this.driver.executeScript(script);
	}

	/** Runs a script that calls back, and returns what it called back with. */
	@Nullable Object evaluateAsync(String script) {
		return this.driver.executeAsyncScript(script);
	}

	boolean has(String selector) {
		return !this.driver.findElements(By.cssSelector(selector)).isEmpty();
	}

	/** Waits until the page shows what it should. */
	void await(String what, BooleanSupplier state) {
		new WebDriverWait(this.driver, Duration.ofSeconds(15)).withMessage(what)
			.ignoring(WebDriverException.class)
			.until((driver) -> state.getAsBoolean());
	}

	void clear(String selector) {
		find(selector).clear();
	}

	/** Fetches everything anew from now on. */
	void forgetFiles() {
		this.driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
	}

	void forgetCookies() {
		this.driver.manage().deleteAllCookies();
	}

	List<String> texts(String selector) {
		return this.driver.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
	}

	void type(String selector, String text) {
		find(selector).sendKeys(text);
	}

	/**
	 * Clicks what leads to another page, and waits for that page's address to begin as
	 * given.
	 */
	void clickAndAwait(String selector, String path) {
		WebElement element = find(selector);
		element.click();
		new WebDriverWait(this.driver, Duration.ofSeconds(15)).until((driver) -> isGone(element));
		new WebDriverWait(this.driver, Duration.ofSeconds(15))
			.until(ExpectedConditions.urlMatches(Pattern.quote(this.base + path) + ".*"));
	}

	/** While a page is being replaced, the driver has more than one way to say so. */
	private static boolean isGone(WebElement element) {
		try {
			element.isEnabled();
			return false;
		}
		catch (StaleElementReferenceException ex) {
			return true;
		}
		catch (WebDriverException ex) {
			if (!String.valueOf(ex.getMessage()).contains("does not belong to the document")) {
				throw ex;
			}
			return true;
		}
	}

	@Override
	public void close() {
		this.driver.quit();
	}

	private static Optional<Path> installed(List<Path> candidates) {
		return candidates.stream().filter(Files::isExecutable).findFirst();
	}

	private static String keyHash(Path certificate) throws Exception {
		try (var pem = Files.newInputStream(certificate)) {
			X509Certificate x509 = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(x509.getPublicKey().getEncoded());
			return Base64.getEncoder().encodeToString(hash);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
