package com.foobar.gateway.firewall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AttackTests {

	private static final Path COMPARISON = Path.of("..", "docs", "gateway-attacks.md");

	@Test
	void areAllInTheComparisonWithHaProxy() throws IOException {
		assertThat(Files.readAllLines(COMPARISON)).filteredOn((line) -> line.startsWith("| "))
			.extracting((line) -> line.substring(2, line.indexOf(" | ")))
			.filteredOn((name) -> !name.equals("attack") && !name.equals("---"))
			.containsExactlyElementsOf(Attack.ALL.stream().map(Attack::name).toList());
	}

}
