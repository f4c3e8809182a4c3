package com.foobar.dbrouting;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.foobar.dbrouting.cluster.PoolDecoration;
import com.foobar.dbrouting.routing.Reason;
import com.foobar.mysqllocal.ReplicatedPair;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import net.ttddyy.observation.tracing.DataSourceObservationListener;
import net.ttddyy.observation.tracing.QueryContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/** With datasource-micrometer between the pools and the driver. */
class TracingIntegrationTests {

	@AutoClose
	private static final ReplicatedPair pair = Servers.start();

	@Test
	void tellsNodeOfEachQueryAndShowsOwnWrites() throws Exception {
		try (RoutedDatabase database = new RoutedDatabase(TracedApplication.class, pair)) {
			Queries queries = database.bean(Queries.class);
			User user = new User();
			for (int i = 0; i < 20; i++) {
				long id = Ids.next();
				user.add(database, id);
				assertThat(user.sees(database, id)).isTrue();
			}

			assertThat(database.decisions(Reason.READ, Reason.CAUGHT_UP)).isPositive();
			assertThat(queries.seen).contains("primary: INSERT INTO thing (id) VALUES (?)",
					"replica: SELECT COUNT(*) FROM thing WHERE id = ?");
			assertThat(queries.seen).doesNotContain("replica: INSERT INTO thing (id) VALUES (?)");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@Import(RoutedDatabase.Application.class)
	static class TracedApplication {

		@Bean
		Queries queries() {
			return new Queries();
		}

		@Bean
		PoolDecoration tracing(Queries queries) {
			ObservationRegistry observations = ObservationRegistry.create();
			observations.observationConfig().observationHandler(queries);
			DataSourceObservationListener listener = new DataSourceObservationListener(observations);
			return (node, connections) -> ProxyDataSourceBuilder.create(connections)
				.name(node)
				.listener(listener)
				.methodListener(listener)
				.build();
		}

	}

	/** Takes down what was asked, and of whom. */
	static final class Queries implements ObservationHandler<QueryContext> {

		private final List<String> seen = new CopyOnWriteArrayList<>();

		@Override
		public void onStop(QueryContext context) {
			context.getQueries().forEach((query) -> this.seen.add(context.getDataSourceName() + ": " + query));
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof QueryContext;
		}

	}

}
