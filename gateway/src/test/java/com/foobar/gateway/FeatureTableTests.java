package com.foobar.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every feature that {@code docs/gateway-features.md} claims is shown by a test. */
class FeatureTableTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "gateway-features.md");

	/** A link whose text, in code font, is the name of a class or of a method in it. */
	private static final Pattern TEST = Pattern.compile("\\[`(\\w+)`]\\(([^)]+)\\)");

	private static final int COLUMNS = 8;

	static List<String> features() throws IOException {
		return Files.readAllLines(DOCUMENT)
			.stream()
			.filter((line) -> line.startsWith("| ") && !line.startsWith("| feature ") && !line.startsWith("| ---"))
			.toList();
	}

	@Test
	void hasARowForEveryFeatureOfItsPeers() throws IOException {
		assertThat(features()).hasSizeGreaterThanOrEqualTo(34);
	}

	@ParameterizedTest
	@MethodSource("features")
	void showsAFeatureByATestOrSaysWhyItIsMissing(String row) {
		String[] cells = row.substring(2, row.length() - 2).split(" \\| ", -1);

		assertThat(cells).hasSize(COLUMNS);
		String mark = cells[COLUMNS - 1];
		assertThat(mark).matches("[●◐○](/[●◐○])? .{10,}");
		if (!mark.startsWith("○")) {
			assertThat(mark).containsPattern(TEST);
		}
		if (!mark.matches("● .*")) {
			assertThat(TEST.matcher(mark).replaceAll("")).as("the reason").matches(".*\\w{3,} \\w+ \\w+.*");
		}
	}

	@ParameterizedTest
	@MethodSource("features")
	void leadsToTestsThatExist(String row) throws IOException {
		for (MatchResult link : TEST.matcher(row).results().toList()) {
			Path file = DOCUMENT.resolveSibling(link.group(2));
			String name = link.group(1);

			assertThat(file).isRegularFile();
			if (!file.getFileName().toString().equals(name + ".java")) {
				assertThat(Files.readString(file)).as("%s", file)
					.containsPattern("(?s)@(Parameterized)?Test\\b(?:(?!\\bvoid ).)*\\bvoid " + name + "\\(");
			}
		}
	}

}
