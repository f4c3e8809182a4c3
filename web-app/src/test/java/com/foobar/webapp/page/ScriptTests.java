package com.foobar.webapp.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the script and the templates must agree on. */
class ScriptTests {

	private static final Pattern KIND = Pattern
		.compile("(\\w+): \\{verbs: \\['(\\w+)', '(\\w+)'], look: '(\\w+)', said: \\[");

	private static final Pattern SELECTED = Pattern.compile("querySelector\\('\\.([a-z-]+)'\\)\\?");

	@Test
	void changeButtonsIntoWhatAReloadWouldShow() throws IOException {
		String templates = read("templates/press.html");

		assertThat(KIND.matcher(read("assets/site.js")).results()).hasSize(2)
			.allSatisfy(kind -> assertThat(templates).contains("data-press=${signedIn} ? |" + kind.group(1) + " ",
					"? '" + kind.group(3) + "' : '" + kind.group(2) + "'",
					"? 'btn-" + kind.group(4) + "' : 'btn-outline-" + kind.group(4) + "'"));
	}

	@Test
	void meanTheSamePartsOfAButton() throws IOException {
		String templates = read("templates/press.html");

		assertThat(SELECTED.matcher(read("assets/site.js")).results()).hasSize(2)
			.allSatisfy(part -> assertThat(templates).contains("<span class=\"" + part.group(1) + "\""));
	}

	private static String read(String file) throws IOException {
		return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
	}

}
