package com.foobar.appservice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.foobar.mysqllocal.MysqlNode;

/**
 * What a server is really asked while this is open: its general log, without the driver's
 * own questions, which are in capitals.
 */
final class StatementLog implements AutoCloseable {

	private static final Pattern STATEMENT = Pattern.compile("\\S+\\s+\\d+ Query\\t((select|update|delete) .*)");

	private static final String FILE = "statements.log";

	private final MysqlNode node;

	private final Path file;

	StatementLog(MysqlNode node) throws IOException {
		this.node = node;
		this.file = node.server().directory().data().resolve(FILE);
		Files.deleteIfExists(this.file);
		node.admin().query("SET GLOBAL general_log_file = '" + FILE + "'");
		node.admin().query("SET GLOBAL general_log = ON");
	}

	/** The statements so far, with the values that were sent, each once. */
	List<String> statements() throws IOException {
		return Files.readAllLines(this.file)
			.stream()
			.map(STATEMENT::matcher)
			.filter(Matcher::matches)
			.map((statement) -> statement.group(1))
			.distinct()
			.toList();
	}

	@Override
	public void close() {
		this.node.admin().query("SET GLOBAL general_log = OFF");
	}

}
