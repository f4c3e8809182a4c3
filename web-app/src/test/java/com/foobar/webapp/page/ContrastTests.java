package com.foobar.webapp.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** Colours that everybody can read, in the light and in the dark: WCAG 2.2, level AA. */
class ContrastTests {

	private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

	@ParameterizedTest
	@CsvSource({ "ink, paper, 4.5", "ink, surface, 4.5", "ink-soft, paper, 4.5", "ink-soft, surface, 4.5",
			"ink-soft, tint, 4.5", "ink, tint, 4.5", "accent, paper, 4.5", "accent, tint, 4.5",
			"accent-strong, paper, 4.5", "on-accent, accent, 4.5", "on-accent, accent-strong, 4.5",
			"on-banner, banner, 4.5", "danger, danger-tint, 4.5", "danger, surface, 4.5", "danger, paper, 4.5",
			"accent, surface, 4.5", "paper, ink-soft, 4.5", "paper, ink, 4.5", "control-line, surface, 3",
			"control-line, paper, 3" })
	void isSufficient(String front, String back, double least) throws IOException {
		String css = new ClassPathResource("assets/site.css").getContentAsString(StandardCharsets.UTF_8);
		int dark = css.indexOf("@media (prefers-color-scheme: dark)");
		int end = css.indexOf("*::before");

		assertThat(contrast(colours(css.substring(0, dark)), front, back)).as("light").isGreaterThanOrEqualTo(least);
		assertThat(contrast(colours(css.substring(dark, end)), front, back)).as("dark").isGreaterThanOrEqualTo(least);
	}

	private static Map<String, Integer> colours(String css) {
		return COLOUR.matcher(css)
			.results()
			.collect(Collectors.toMap(result -> result.group(1), result -> Integer.parseInt(result.group(2), 16)));
	}

	private static double contrast(Map<String, Integer> colours, String front, String back) {
		double one = luminance(colours.getOrDefault(front, 0));
		double other = luminance(colours.getOrDefault(back, 0));
		return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
	}

	private static double luminance(int colour) {
		return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
	}

	private static double linear(int channel) {
		double value = (channel & 0xff) / 255.0;
		return (value <= 0.04045) ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

}
