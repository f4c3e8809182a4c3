package com.foobar.webapp.article;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the editor makes of tags. */
class EditorFormTests {

	@Test
	void takesTypedTagsApartAtCommasAndSpaces() {
		assertThat(tags(null, " one,two  three\tfour\u00a0five,, ")).containsExactly("one", "two", "three", "four",
				"five");
	}

	@Test
	void keepsPillsWhole() {
		assertThat(tags(List.of("", "machine learning", " a, b "), null)).containsExactly("machine learning", "a, b");
	}

	@Test
	void keepsEachTagOnceAtItsFirstPlace() {
		assertThat(tags(List.of("b", "a"), "a c b")).containsExactly("b", "a", "c");
	}

	@Test
	void hasNoTagsAtFirst() {
		assertThat(EditorForm.EMPTY.allTags()).isEmpty();
	}

	private static List<String> tags(@Nullable List<String> pills, @Nullable String typed) {
		return new EditorForm(null, null, null, pills, typed).draft().tagList();
	}

}
