package com.foobar.monitor;

import com.foobar.monitor.registration.MonitorProperties;
import de.codecentric.boot.admin.server.config.EnableAdminServer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the monitor. */
@SpringBootApplication
@EnableAdminServer
@EnableConfigurationProperties(MonitorProperties.class)
public class MonitorApplication {

	static void main(String[] arguments) {
		SpringApplication.run(MonitorApplication.class, arguments);
	}

}
