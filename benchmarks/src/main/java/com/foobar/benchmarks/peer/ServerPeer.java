package com.foobar.benchmarks.peer;

import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import com.foobar.mysqllocal.MysqlAccounts;
import com.foobar.mysqllocal.MysqlNode;
import com.foobar.mysqllocal.ReplicatedPair;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Who is measured over two real servers, because it is a driver, or to see what remains
 * of the differences. The first is the base line.
 */
public enum ServerPeer {

	/** MySQL's driver, the primary alone. */
	CONNECTOR_J {
		@Override
		public OpenPeer open(ReplicatedPair pair) {
			return single(pool(pair, "mysql://" + address(pair.primary()), CONNECTOR_J_TLS));
		}
	},

	/** MySQL's driver, which splits by itself. */
	CONNECTOR_J_REPLICATION {
		@Override
		public OpenPeer open(ReplicatedPair pair) {
			return single(pool(pair, "mysql:replication://" + both(pair), CONNECTOR_J_TLS));
		}
	},

	/** MariaDB's driver, the primary alone. */
	MARIADB {
		@Override
		public OpenPeer open(ReplicatedPair pair) {
			return single(pool(pair, "mariadb://" + address(pair.primary()), MARIADB_TLS));
		}
	},

	/** MariaDB's driver, which splits by itself. */
	MARIADB_REPLICATION {
		@Override
		public OpenPeer open(ReplicatedPair pair) {
			return single(pool(pair, "mariadb:replication://" + both(pair), MARIADB_TLS));
		}
	},

	/** Spring's lazy proxy over MySQL's driver. */
	SPRING_LAZY_PROXY {
		@Override
		public OpenPeer open(ReplicatedPair pair) {
			return SpringPeers.lazyProxy(pool(pair, "mysql://" + address(pair.primary()), CONNECTOR_J_TLS),
					pool(pair, "mysql://" + address(pair.replica()), CONNECTOR_J_TLS));
		}
	},

	/** db-routing, any replica as it is. */
	DB_ROUTING_EVENTUAL {
		@Override
		public OpenPeer open(ReplicatedPair pair) {
			return routed(pair, "eventual");
		}
	},

	/** db-routing, for users without a token: the primary is asked how far it is. */
	DB_ROUTING_GLOBAL {
		@Override
		public OpenPeer open(ReplicatedPair pair) {
			return routed(pair, "global");
		}
	},

	/** ShardingSphere-JDBC's readwrite-splitting over MySQL's driver. */
	SHARDINGSPHERE {
		@Override
		public OpenPeer open(ReplicatedPair pair) throws SQLException {
			return ShardingSpherePeer.over(pool(pair, "mysql://" + address(pair.primary()), CONNECTOR_J_TLS),
					pool(pair, "mysql://" + address(pair.replica()), CONNECTOR_J_TLS));
		}
	},

	/** The AWS wrapper's simple read/write splitting over MySQL's driver. */
	AWS_WRAPPER_SRW {
		@Override
		public OpenPeer open(ReplicatedPair pair) throws SQLException {
			return AwsWrapperPeer.overServers(address(pair.primary()), address(pair.replica()), path(CONNECTOR_J_TLS),
					MysqlAccounts.APP, pair.accounts().app());
		}
	};

	private static final String CONNECTOR_J_TLS = "REQUIRED";

	private static final String MARIADB_TLS = "trust";

	/** Sets it up for these servers. */
	public abstract OpenPeer open(ReplicatedPair pair) throws SQLException;

	private static OpenPeer single(HikariDataSource pool) {
		return new OpenPeer(pool, pool::close);
	}

	private static HikariDataSource pool(ReplicatedPair pair, String servers, String tls) {
		HikariConfig settings = Pools.settings();
		settings.setJdbcUrl("jdbc:" + servers + path(tls));
		settings.setUsername(MysqlAccounts.APP);
		settings.setPassword(pair.accounts().app());
		return new HikariDataSource(settings);
	}

	private static String path(String tls) {
		return "/" + MysqlAccounts.DATABASE + "?sslMode=" + tls;
	}

	private static OpenPeer routed(ReplicatedPair pair, String consistency) {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(RoutedApplication.class)
			.web(WebApplicationType.NONE)
			.properties(Map.of("spring.main.banner-mode", "off", "logging.level.root", "warn",
					"db-routing.nodes.primary.url", pair.primary().jdbcUrl(), "db-routing.nodes.replica.url",
					pair.replica().jdbcUrl(), "db-routing.consistency-without-token", consistency,
					"spring.datasource.username", MysqlAccounts.APP, "spring.datasource.password",
					pair.accounts().app(), "spring.datasource.hikari.maximum-pool-size",
					Pools.settings().getMaximumPoolSize()))
			.run();
		return new OpenPeer(context.getBean(DataSource.class), context::close);
	}

	private static String both(ReplicatedPair pair) {
		return address(pair.primary()) + "," + address(pair.replica());
	}

	private static String address(MysqlNode node) {
		return "127.0.0.1:" + node.port();
	}

}
