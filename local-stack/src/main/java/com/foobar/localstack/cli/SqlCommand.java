package com.foobar.localstack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import com.foobar.localstack.service.Databases;
import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.StackException;
import com.foobar.mysqllocal.QueryResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

/** {@code sql}: one statement on one of the database servers. */
@Command(name = "sql", mixinStandardHelpOptions = true,
		description = "Executes one SQL statement on a database server, as its administrator: at most 10,000 rows and 30 s.")
final class SqlCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Parameters(index = "0", paramLabel = "SERVICE", description = "mysql-primary or mysql-replica.")
	private String service = "";

	@Parameters(index = "1", arity = "0..1", paramLabel = "STATEMENT",
			description = "The statement; read from the standard input when it is missing.")
	private @Nullable String statement;

	@Option(names = "--json", description = "Print a JSON array with one object a row.")
	private boolean json;

	@Override
	public Integer call() {
		Terminal terminal = this.foobar.terminal();
		ServiceLayout layout = this.foobar.layout().service(this.service);
		if (!layout.kind().isDatabase()) {
			throw new StackException(this.service + " is no database: use mysql-primary or mysql-replica.");
		}
		this.foobar.supervisor();
		QueryResult result = new Databases(this.foobar.settings()).admin(layout, this.foobar.layout())
			.query((this.statement != null) ? this.statement : standardInput());
		if (this.json) {
			terminal.out().println(JsonMapper.shared().writeValueAsString(objects(result)));
		}
		else if (result.columns().isEmpty()) {
			terminal.out().println(result.updated() + " rows changed.");
		}
		else {
			table(result).lines().forEach(terminal.out()::println);
		}
		if (result.truncated()) {
			terminal.progress("There are more rows: only the first " + result.rows().size() + " are shown.");
		}
		return ExitStatus.OK;
	}

	private static String standardInput() {
		try {
			return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static TextTable table(QueryResult result) {
		TextTable table = new TextTable(result.columns());
		result.rows()
			.forEach((row) -> table
				.row(row.stream().map((value) -> (value != null) ? value.replace("\n", "\\n") : "NULL").toList()));
		return table;
	}

	private static List<Map<String, @Nullable String>> objects(QueryResult result) {
		List<Map<String, @Nullable String>> objects = new ArrayList<>();
		for (List<@Nullable String> row : result.rows()) {
			Map<String, @Nullable String> object = new LinkedHashMap<>();
			for (int column = 0; column < row.size(); column++) {
				object.put(result.columns().get(column), row.get(column));
			}
			objects.add(object);
		}
		return objects;
	}

}
