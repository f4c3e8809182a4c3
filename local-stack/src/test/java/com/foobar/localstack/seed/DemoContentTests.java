package com.foobar.localstack.seed;

import java.util.stream.Stream;

import com.foobar.localstack.seed.DemoContent.Article;
import com.foobar.localstack.seed.DemoContent.Person;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Demo content follows from its seed and reads like text. */
class DemoContentTests {

	private final DemoContent content = DemoContent.of(1, 300);

	@Test
	void isTheSameForTheSameSeed() {
		assertThat(DemoContent.of(1, 300)).isEqualTo(this.content);
		assertThat(DemoContent.of(2, 300).articles()).doesNotContainAnyElementsOf(this.content.articles());
	}

	@Test
	void growsAtItsEnd() {
		assertThat(DemoContent.of(1, 50).articles()).isEqualTo(this.content.articles().subList(0, 50));
	}

	@Test
	void hasPeopleWhoDiffer() {
		assertThat(this.content.people()).hasSize(30);
		assertThat(this.content.people().stream().map(Person::username)).doesNotHaveDuplicates();
		assertThat(this.content.people().stream().map(Person::email)).doesNotHaveDuplicates()
			.allMatch((email) -> email.matches("[a-z]+\\.[a-z]+@example\\.com"));
		assertThat(this.content.people()).allMatch((person) -> person.followed()
			.stream()
			.noneMatch((number) -> this.content.people().get(number).equals(person)));
	}

	@Test
	void hasAboutThreeCommentsAndFourFavoritesAnArticle() {
		assertThat(this.content.articles().stream().mapToInt((article) -> article.comments().size()).sum())
			.isBetween(900, 1200);
		assertThat(this.content.articles().stream().mapToInt((article) -> article.fans().size()).sum()).isBetween(1100,
				1600);
	}

	@Test
	void givesNoAuthorTwoArticlesOfOneTitle() {
		assertThat(DemoContent.of(1, 2000).articles().stream().map((article) -> article.author() + article.title()))
			.doesNotHaveDuplicates();
	}

	@Test
	void letsNobodyCommentTwiceOnAnArticle() {
		assertThat(this.content.articles())
			.allSatisfy((article) -> assertThat(article.comments().stream().map(DemoContent.Comment::author))
				.doesNotHaveDuplicates());
	}

	@Test
	void fillsEverySlotAndFitsTheSite() {
		assertThat(DemoContent.of(3, 2000).articles()).allSatisfy((article) -> {
			assertThat(texts(article)).noneMatch((text) -> text.isBlank() || text.matches("(?s).*\\{\\w+}.*"));
			assertThat(article.title()).hasSizeLessThanOrEqualTo(255);
			assertThat(article.body()).contains("\n## ", "\n- ", "\n1. ", "\n> ");
			assertThat(article.tags()).isNotEmpty().doesNotHaveDuplicates();
		});
	}

	@Test
	void showsCodeInMostBodies() {
		assertThat(this.content.articles().stream().filter((article) -> article.body().contains("\n```")))
			.hasSizeBetween(150, 250);
	}

	private static Stream<String> texts(Article article) {
		return Stream.concat(Stream.of(article.title(), article.description(), article.author().bio()),
				article.comments().stream().map(DemoContent.Comment::body));
	}

}
