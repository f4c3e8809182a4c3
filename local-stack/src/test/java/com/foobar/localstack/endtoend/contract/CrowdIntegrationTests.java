package com.foobar.localstack.endtoend.contract;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.foobar.localstack.endtoend.FoobarScript;
import com.foobar.localstack.endtoend.SharedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sixty-four clients who want the same at the same moment, through both gateways and so
 * from both application servers: what may happen once happens once.
 */
@ExtendWith(SharedStack.class)
@Execution(ExecutionMode.SAME_THREAD)
class CrowdIntegrationTests extends Contract {

	private static final int CROWD = 64;

	/**
	 * So long they queue where passwords are hashed, then they are asked to come again.
	 */
	private static final int UNAVAILABLE = 503;

	CrowdIntegrationTests(FoobarScript foobar) {
		super(new Site(foobar, Travel.ALTERNATING_GATEWAYS_WITHOUT_COOKIES));
	}

	@AfterAll
	void close() {
		site().close();
	}

	@Test
	void givesANameToExactlyOne() {
		String name = Text.unique("wanted");

		List<Integer> statuses = atOnce((client) -> registerPatiently(name).status());

		assertThat(statuses).containsOnlyOnce(201);
		assertThat(statuses).filteredOn((status) -> status == 409).hasSize(CROWD - 1);
	}

	@Test
	void countsExactlyTheFavoritesOfDifferentPeople() {
		String slug = publish(register());
		List<Person> crowd = Stream.generate(this::register).limit(CROWD).toList();

		assertThat(atOnce((client) -> crowd.get(client).post(path(slug) + "/favorite").status())).containsOnly(200);

		assertThat(anybody().get(path(slug)).at("/article/favoritesCount").asInt()).isEqualTo(CROWD);
	}

	@Test
	void carriesOutARepeatedRequestOnce() {
		Person author = register();
		Visitor repeating = new Visitor(site(),
				Map.of("Authorization", "Token " + author.token(), "Idempotency-Key", UUID.randomUUID().toString()));
		Map<String, Object> article = article(Text.unique("Once "), "tag");

		List<Answer> answers = atOnce((client) -> repeating.post("/api/articles", article).is(201));

		assertThat(answers.stream().map(Answer::json).distinct()).hasSize(1);
		assertThat(anybody().get("/api/articles?author=" + author.username()).at("/articlesCount").asInt())
			.isEqualTo(1);
	}

	private Answer registerPatiently(String name) {
		Answer answer;
		do {
			answer = anybody().post("/api/users", wrapped("user", "username", name, "email",
					Text.unique("mail") + "@foobar.com", "password", "a password for tests"));
		}
		while (answer.status() == UNAVAILABLE);
		return answer;
	}

	private static <T> List<T> atOnce(IntFunction<T> request) {
		List<CompletableFuture<T>> asking = IntStream.range(0, CROWD)
			.mapToObj(
					(client) -> CompletableFuture.supplyAsync(() -> request.apply(client), Thread::startVirtualThread))
			.toList();
		return asking.stream().map(CompletableFuture::join).toList();
	}

}
