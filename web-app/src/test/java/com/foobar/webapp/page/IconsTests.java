package com.foobar.webapp.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/** Icons: what pages name is drawn, and what is drawn is named. */
class IconsTests {

	private static final Pattern NAMED = Pattern.compile("['\"](ion-[a-z-]+)['\"]");

	private static final Pattern DRAWN = Pattern.compile("\\.(ion-[a-z-]+) \\{[^}]*--icon: url\\(\"data:image/svg");

	@Test
	void areAllDrawnByTheSiteItself() throws IOException {
		Set<String> named = find(NAMED, new ClassPathResource("assets/site.js"));
		for (Resource template : new PathMatchingResourcePatternResolver().getResources("classpath:templates/*.html")) {
			named.addAll(find(NAMED, template));
		}

		assertThat(find(DRAWN, new ClassPathResource("assets/site.css"))).isEqualTo(named)
			.contains("ion-heart", "ion-trash-a", "ion-close-round", "ion-plus-round", "ion-edit", "ion-compose",
					"ion-gear-a");
	}

	@Test
	void haveAVisibleSize() throws IOException {
		String css = new ClassPathResource("assets/site.css").getContentAsString(StandardCharsets.UTF_8);
		int start = css.indexOf("[class^=\"ion-\"] {");

		assertThat(css.substring(start, css.indexOf('}', start))).contains("display: inline-block", "width: 0.875em",
				"height: 0.875em", "background: currentcolor");
	}

	private static Set<String> find(Pattern pattern, Resource file) throws IOException {
		Set<String> names = new TreeSet<>();
		Matcher matcher = pattern.matcher(file.getContentAsString(StandardCharsets.UTF_8));
		while (matcher.find()) {
			names.add(matcher.group(1));
		}
		return names;
	}

}
