package com.foobar.webapp.site;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.junit.jupiter.api.BeforeEach;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole web server on real sockets, in front of a fake API that starts each test
 * empty.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "foobar.instance=web-app-test" })
public abstract class RunningSite {

	protected static final String SESSION = "__Host-session";

	protected static final FakeApi api = startApi();

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int managementPort;

	private static FakeApi startApi() {
		try {
			return new FakeApi();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@DynamicPropertySource
	static void useFakeApi(DynamicPropertyRegistry properties) {
		properties.add("foobar.api.urls", api::url);
	}

	@BeforeEach
	void startEmpty() {
		api.reset();
	}

	/** A visitor who has never been here. */
	protected Browser visitor() {
		return new Browser(this.port);
	}

	/** A visitor with an account of this name, logged in. */
	protected Browser member(String username) {
		return visitor().cookie(SESSION, api.account(username, "password"));
	}

	/** Somebody who asks the management port. */
	protected Browser operator() {
		return new Browser(this.managementPort);
	}

}
