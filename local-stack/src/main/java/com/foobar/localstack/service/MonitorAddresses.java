package com.foobar.localstack.service;

import java.util.Map;
import java.util.TreeMap;

import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.StackLayout;

/**
 * What the monitor must be told: where each application's actuator is. In environment
 * variables a dash of a key is left out.
 *
 * @param layout where everything is
 */
record MonitorAddresses(StackLayout layout) {

	Map<String, String> all() {
		Map<String, String> environment = new TreeMap<>();
		int index = 0;
		for (ServiceLayout service : this.layout.services()) {
			if (!service.kind().isDatabase()) {
				String prefix = "FOOBAR_MONITOR_INSTANCES_" + index++ + "_";
				environment.put(prefix + "NAME", service.name());
				environment.put(prefix + "GROUP", service.kind().module());
				environment.put(prefix + "MANAGEMENTURL",
						"http://" + service.endpoint(StackLayout.MANAGEMENT).address() + "/actuator");
				environment.put(prefix + "SERVICEURL", serviceUrl(service));
			}
		}
		return environment;
	}

	private static String serviceUrl(ServiceLayout service) {
		String scheme = service.endpoints().getFirst().label();
		return scheme + "://" + service.endpoints().getFirst().address();
	}

}
