package com.foobar.benchmarks.peer;

import java.sql.SQLException;

import com.foobar.benchmarks.stub.StubServer;
import com.foobar.dbrouting.routing.Consistency;
import com.zaxxer.hikari.HikariDataSource;

/** Who is measured over servers that answer at once. The first is the base line. */
public enum StubPeer {

	/** One pool, no routing. */
	HIKARICP {
		@Override
		public OpenPeer open() {
			HikariDataSource pool = Pools.of(StubServer.primary());
			return new OpenPeer(pool, pool::close);
		}
	},

	/** Spring's lazy proxy with a source for read-only transactions. */
	SPRING_LAZY_PROXY {
		@Override
		public OpenPeer open() {
			return SpringPeers.lazyProxy(Pools.of(StubServer.primary()), Pools.of(StubServer.replica()));
		}
	},

	/** Spring's routing data source, behind a lazy proxy. */
	SPRING_ROUTING_LAZY {
		@Override
		public OpenPeer open() {
			return SpringPeers.routing(Pools.of(StubServer.primary()), Pools.of(StubServer.replica()));
		}
	},

	/** db-routing, any replica as it is. */
	DB_ROUTING_EVENTUAL {
		@Override
		public OpenPeer open() {
			return DbRoutingPeer.open(Consistency.EVENTUAL);
		}
	},

	/** db-routing, for a user who brings a token. */
	DB_ROUTING_SESSION {
		@Override
		public OpenPeer open() {
			return DbRoutingPeer.open(Consistency.SESSION);
		}
	},

	/** db-routing, for everybody else: the primary is asked how far it is. */
	DB_ROUTING_GLOBAL {
		@Override
		public OpenPeer open() {
			return DbRoutingPeer.open(Consistency.GLOBAL);
		}
	},

	/** ShardingSphere-JDBC's readwrite-splitting. */
	SHARDINGSPHERE {
		@Override
		public OpenPeer open() throws SQLException {
			return ShardingSpherePeer.over(Pools.of(StubServer.primary()), Pools.of(StubServer.replica()));
		}
	},

	/** The AWS wrapper's simple read/write splitting with its internal pools. */
	AWS_WRAPPER_SRW {
		@Override
		public OpenPeer open() throws SQLException {
			return AwsWrapperPeer.overStubs();
		}
	};

	/** Sets it up; what it binds to the calling thread stays there until it is closed. */
	public abstract OpenPeer open() throws SQLException;

}
