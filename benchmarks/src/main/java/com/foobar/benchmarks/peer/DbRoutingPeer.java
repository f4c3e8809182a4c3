package com.foobar.benchmarks.peer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import com.foobar.benchmarks.stub.StubServer;
import com.foobar.dbrouting.cluster.Cluster;
import com.foobar.dbrouting.cluster.ClusterListener;
import com.foobar.dbrouting.cluster.ClusterTimes;
import com.foobar.dbrouting.cluster.NodeFactory;
import com.foobar.dbrouting.cluster.NodeUrl;
import com.foobar.dbrouting.cluster.Topology;
import com.foobar.dbrouting.gtid.GtidSet;
import com.foobar.dbrouting.routing.Consistency;
import com.foobar.dbrouting.routing.RoutingDataSource;
import com.foobar.dbrouting.routing.RoutingListener;
import com.foobar.dbrouting.routing.RoutingSettings;
import com.foobar.dbrouting.routing.WhenBehind;
import com.foobar.dbrouting.session.Affinity;
import com.foobar.dbrouting.session.ConsistencySession;
import com.foobar.dbrouting.session.ConsistencySessions;
import com.foobar.dbrouting.session.TokenListener;
import com.foobar.dbrouting.session.TokenSealer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/** db-routing as its auto-configuration puts it together, over other servers. */
final class DbRoutingPeer {

	private static final ClusterTimes TIMES = new ClusterTimes(Duration.ofSeconds(1), Duration.ofMillis(500),
			Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(2));

	private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

	private static final Duration PROOF = TIMES.maxLag()
		.plus(TIMES.pollInterval().multipliedBy(2))
		.plus(CLOCK_TOLERANCE);

	private static final Duration TOKEN_TTL = Duration.ofSeconds(30);

	private DbRoutingPeer() {
	}

	/** Opens it for a user who has written, when the level is one for users. */
	static OpenPeer open(Consistency level) {
		StubPools pools = new StubPools(Map.of("primary", StubServer.primary(), "replica", StubServer.replica()));
		Cluster cluster = new Cluster(pools.urls(), Topology.FIXED, TIMES, pools, Affinity::of, 1,
				ClusterListener.NONE);
		cluster.start();
		RoutingSettings settings = new RoutingSettings(level, level, Duration.ofMillis(50), TIMES.nodeTimeout(),
				Duration.ofSeconds(30), WhenBehind.WAIT, true);
		DataSource routed = new RoutingDataSource(cluster, settings, PROOF, 1, "foobar", RoutingListener.NONE);
		if (level != Consistency.SESSION) {
			return new OpenPeer(routed, cluster::close);
		}
		ConsistencySession.Scope bound = userWhoHasWritten().bind();
		return new OpenPeer(routed, () -> {
			bound.close();
			cluster.close();
		});
	}

	private static ConsistencySession userWhoHasWritten() {
		TokenSealer sealer = new TokenSealer("only-for-benchmarks-0123456789", "stub", TOKEN_TTL, CLOCK_TOLERANCE,
				Clock.systemUTC());
		ConsistencySessions sessions = new ConsistencySessions(sealer, PROOF, UnaryOperator.identity(),
				TokenListener.NONE);
		ConsistencySession writer = sessions.open();
		writer.wrote(GtidSet.parse(StubServer.EXECUTED));
		return sessions.open(List.of(sessions.token(writer)), null, (session) -> {
		});
	}

	/**
	 * The pools of both nodes.
	 *
	 * @param servers stubs by the names of their nodes
	 */
	private record StubPools(Map<String, StubServer> servers) implements NodeFactory {

		Map<String, NodeUrl> urls() {
			Map<String, NodeUrl> urls = new TreeMap<>();
			this.servers.keySet().forEach((name) -> urls.put(name, NodeUrl.parse("jdbc:mysql://" + name + "/foobar")));
			return urls;
		}

		@Override
		public HikariDataSource pool(String name, NodeUrl url, NewConnectionCheck check) {
			HikariConfig settings = Pools.settings();
			settings.setDataSource(new Checked(server(url), check));
			// As db-routing always sets them.
			settings.setAutoCommit(false);
			settings.setReadOnly(true);
			settings.setMinimumIdle(0);
			return new HikariDataSource(settings);
		}

		@Override
		public Connection watch(NodeUrl url) {
			return server(url).getConnection();
		}

		private StubServer server(NodeUrl url) {
			StubServer server = this.servers.get(url.address().split(":", 2)[0]);
			if (server == null) {
				throw new IllegalArgumentException("There is no server at " + url.address());
			}
			return server;
		}

	}

	/** Connections that are asked where they lead. */
	private static final class Checked extends DelegatingDataSource {

		private final NodeFactory.NewConnectionCheck check;

		Checked(StubServer server, NodeFactory.NewConnectionCheck check) {
			super(server);
			this.check = check;
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			this.check.check(connection);
			return connection;
		}

	}

}
