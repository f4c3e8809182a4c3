package com.foobar.localstack.service;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.foobar.localstack.stack.ServiceKind;
import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.stack.StackLayout;
import com.foobar.localstack.tls.CertificateFiles;

/**
 * What a gateway must be told: its plain port, its certificate, and where the servers
 * behind it are. In environment variables a dash of a key is left out.
 *
 * @param layout where everything is
 * @param folders where the certificate lies
 */
record GatewayAddresses(StackLayout layout, StackFolders folders) {

	private static final String PREFIX = "FOOBAR_GATEWAY_";

	Map<String, String> of(ServiceLayout gateway) {
		Map<String, String> environment = new TreeMap<>();
		environment.put(PREFIX + "HTTPPORT", Integer.toString(gateway.endpoint(StackLayout.HTTP).port()));
		environment.put(PREFIX + "PUBLICHTTPSPORT", Integer.toString(gateway.endpoint(StackLayout.HTTPS).port()));
		CertificateFiles tls = CertificateFiles.in(this.folders.tls());
		environment.put(PREFIX + "TLS_CERTIFICATE", tls.certificate().toString());
		environment.put(PREFIX + "TLS_PRIVATEKEY", tls.key().toString());
		environment.put(PREFIX + "ACCESSLOG_FILE", this.folders.accessLog(gateway).toString());
		environment.putAll(upstream("APPSERVICE", ServiceKind.APP_SERVICE));
		environment.putAll(upstream("WEBAPP", ServiceKind.WEB_APP));
		return environment;
	}

	private Map<String, String> upstream(String name, ServiceKind kind) {
		Map<String, String> environment = new TreeMap<>();
		List<ServiceLayout> services = this.layout.ofKind(kind);
		for (int index = 0; index < services.size(); index++) {
			ServiceLayout service = services.get(index);
			String prefix = PREFIX + "UPSTREAMS_" + name + "_INSTANCES_" + index + "_";
			environment.put(prefix + "NAME", service.name());
			environment.put(prefix + "URL", "http://" + service.endpoint(StackLayout.HTTP).address());
			environment.put(prefix + "HEALTHURL",
					"http://" + service.endpoint(StackLayout.MANAGEMENT).address() + "/actuator/health/readiness");
		}
		return environment;
	}

}
