package com.foobar.gateway.departure;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;

import org.springframework.stereotype.Component;

import reactor.netty.DisposableServer;

/** Knows the doors and all connections that have come through them. */
@Component
public final class Departure {

	private final Set<Channel> doors = ConcurrentHashMap.newKeySet();

	private final ChannelGroup connections = new DefaultChannelGroup("clients", GlobalEventExecutor.INSTANCE);

	/** A port is open from now on. */
	public void add(DisposableServer door) {
		this.doors.add(door.channel());
	}

	/** A client has come. */
	public void add(Channel connection) {
		this.connections.add(connection);
	}

	/** Tells every connection that there is at present. */
	void tell(Notice notice) {
		for (Channel connection : this.connections) {
			connection.eventLoop().execute(() -> connection.pipeline().fireUserEventTriggered(notice));
		}
	}

	/** Returns when no port takes a connection any more. */
	void closeDoors() {
		this.doors.forEach((door) -> door.close().awaitUninterruptibly());
	}

	/** Waits until the clients of this moment have gone, or for the time to pass. */
	void awaitEmptiness(Duration longest) {
		this.connections.newCloseFuture().awaitUninterruptibly(longest.toMillis());
	}

}
