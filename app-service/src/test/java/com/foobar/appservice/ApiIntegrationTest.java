package com.foobar.appservice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The whole application over HTTP, with shorthands for what most tests do. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		// A crowd registers at once, maybe on processors that others keep busy.
		properties = "foobar.password.max-wait=30s")
@AutoConfigureRestTestClient
abstract class ApiIntegrationTest {

	@TestConfiguration(proxyBeanMethods = false)
	static class Conformance {

		@Bean
		FilterRegistrationBean<OpenApiConformance> conformance() {
			FilterRegistrationBean<OpenApiConformance> registration = new FilterRegistrationBean<>(
					new OpenApiConformance());
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return registration;
		}

	}

	/** As many as the largest crowd that the tests know. */
	static final int CROWD = 64;

	static final String PASSWORD = "correct horse";

	private static final AtomicInteger people = new AtomicInteger();

	@Autowired
	RestTestClient api;

	@Autowired
	private EntityManagerFactory entities;

	@DynamicPropertySource
	static void servers(DynamicPropertyRegistry registry) {
		DatabasePair.register(registry);
	}

	/** A name that no other test has. */
	static String newName() {
		return "person" + people.incrementAndGet();
	}

	RestTestClient.ResponseSpec post(String path, String json) {
		return this.api.post().uri(path).contentType(MediaType.APPLICATION_JSON).body(json).exchange();
	}

	RestTestClient.ResponseSpec post(String path, String token, String json) {
		return this.api.post()
			.uri(path)
			.header("Authorization", "Token " + token)
			.contentType(MediaType.APPLICATION_JSON)
			.body(json)
			.exchange();
	}

	RestTestClient.ResponseSpec put(String path, String token, String json) {
		return this.api.put()
			.uri(path)
			.header("Authorization", "Token " + token)
			.contentType(MediaType.APPLICATION_JSON)
			.body(json)
			.exchange();
	}

	RestTestClient.ResponseSpec get(String path, Object... variables) {
		return this.api.get().uri(path, variables).exchange();
	}

	RestTestClient.ResponseSpec getAs(String token, String path, Object... variables) {
		return this.api.get().uri(path, variables).header("Authorization", "Token " + token).exchange();
	}

	RestTestClient.ResponseSpec postAs(String token, String path, Object... variables) {
		return this.api.post().uri(path, variables).header("Authorization", "Token " + token).exchange();
	}

	RestTestClient.ResponseSpec deleteAs(String token, String path, Object... variables) {
		return this.api.delete().uri(path, variables).header("Authorization", "Token " + token).exchange();
	}

	/** A repeatable request. */
	RestTestClient.ResponseSpec postOnce(String key, String token, String path, String json) {
		return this.api.post()
			.uri(path)
			.header("Authorization", "Token " + token)
			.header("Idempotency-Key", key)
			.contentType(MediaType.APPLICATION_JSON)
			.body(json)
			.exchange();
	}

	RestTestClient.ResponseSpec register(String name) {
		return register(name, name + "@example.org");
	}

	RestTestClient.ResponseSpec register(String name, String email) {
		return post("/api/users", """
				{"user":{"username":"%s","email":"%s","password":"%s"}}""".formatted(name, email, PASSWORD));
	}

	/** Registers and returns the token. */
	String tokenOf(String name) {
		return text(register(name).expectStatus().isCreated(), "user", "token");
	}

	/** Publishes and returns the article as a tree. */
	Map<String, Object> publish(String token, String title, String tagListJson) {
		return object(post("/api/articles", token, """
				{"article":{"title":"%s","description":"about","body":"text","tagList":%s}}""".formatted(title,
				tagListJson))
			.expectStatus()
			.isCreated(), "article");
	}

	static String text(RestTestClient.ResponseSpec response, String wrapper, String field) {
		return String.valueOf(object(response, wrapper).get(field));
	}

	@SuppressWarnings("unchecked") // JSON objects have no other form here.
	static Map<String, Object> object(RestTestClient.ResponseSpec response, String wrapper) {
		Map<String, Object> body = response.expectBody(Map.class).returnResult().getResponseBody();
		if (body == null || !(body.get(wrapper) instanceof Map<?, ?> object)) {
			throw new AssertionError("No object " + wrapper + " in " + body);
		}
		return (Map<String, Object>) object;
	}

	/** How many statements Hibernate sends while the work runs. */
	long statementsOf(Runnable work) {
		Statistics statistics = this.entities.unwrap(SessionFactory.class).getStatistics();
		long before = statistics.getPrepareStatementCount();
		work.run();
		return statistics.getPrepareStatementCount() - before;
	}

	/** What so many clients get who all ask at the same moment. */
	static <T> List<T> atOnce(int clients, IntFunction<T> request) throws Exception {
		CyclicBarrier start = new CyclicBarrier(clients);
		List<Future<T>> asked = new ArrayList<>();
		List<T> answers = new ArrayList<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
			for (int i = 0; i < clients; i++) {
				int client = i;
				asked.add(threads.submit(() -> {
					start.await();
					return request.apply(client);
				}));
			}
			for (Future<T> answer : asked) {
				answers.add(answer.get(2, TimeUnit.MINUTES));
			}
		}
		return answers;
	}

	static String slugOf(Map<String, Object> article) {
		return String.valueOf(article.get("slug"));
	}

	@SuppressWarnings("unchecked") // JSON lists have no other form here.
	static List<Map<String, Object>> list(RestTestClient.ResponseSpec response, String wrapper) {
		Map<String, Object> body = response.expectStatus()
			.isOk()
			.expectBody(Map.class)
			.returnResult()
			.getResponseBody();
		if (body == null || !(body.get(wrapper) instanceof List<?> list)) {
			throw new AssertionError("No list " + wrapper + " in " + body);
		}
		return (List<Map<String, Object>>) list;
	}

	static void refused(RestTestClient.ResponseSpec response, int status, String errorsJson) {
		response.expectStatus()
			.isEqualTo(status)
			.expectBody()
			.json("{\"errors\":" + errorsJson + "}", JsonCompareMode.STRICT);
	}

}
