package com.foobar.webapp;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** Starts the web server. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class WebAppApplication {

	/**
	 * The HTTP client reads this property once. An idle connection must be dropped here
	 * before the API drops it there (Tomcat does after 20 s): a POST sent in that moment
	 * would be lost, and a POST is not repeated.
	 */
	private static final String IDLE_CONNECTION_SECONDS = "jdk.httpclient.keepalive.timeout";

	static void main(String[] arguments) {
		if (System.getProperty(IDLE_CONNECTION_SECONDS) == null) {
			System.setProperty(IDLE_CONNECTION_SECONDS, "10");
		}
		SpringApplication.run(WebAppApplication.class, arguments);
	}

}
