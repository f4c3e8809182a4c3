package com.foobar.localstack.drills;

import java.io.IOException;
import java.util.List;

import com.foobar.localstack.endtoend.FoobarScript;

/**
 * One more gateway of the running stack, which reaches both application servers through
 * proxies that can spoil what passes. Health checks go past them.
 */
final class GatewayBeforeFaults implements AutoCloseable {

	private final FaultProxy first;

	private final FaultProxy second;

	private final OwnGateway gateway;

	GatewayBeforeFaults(DrillStack stack) throws IOException, InterruptedException {
		this.first = new FaultProxy(8101 + FoobarScript.PORT_OFFSET);
		this.second = new FaultProxy(8102 + FoobarScript.PORT_OFFSET);
		this.gateway = new OwnGateway(stack,
				List.of(behind(this.first, "app-service-1", 8111), behind(this.second, "app-service-2", 8112)));
	}

	private static Backend behind(FaultProxy proxy, String name, int managementPort) {
		return new Backend(name, proxy.port(), managementPort + FoobarScript.PORT_OFFSET);
	}

	Site site() {
		return this.gateway.site();
	}

	/** What stands before the first application server. */
	FaultProxy first() {
		return this.first;
	}

	/** What stands before the second application server. */
	FaultProxy second() {
		return this.second;
	}

	@Override
	public void close() throws IOException {
		this.gateway.close();
		this.first.close();
		this.second.close();
	}

}
