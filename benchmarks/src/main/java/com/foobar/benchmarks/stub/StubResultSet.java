package com.foobar.benchmarks.stub;

import java.lang.reflect.Constructor;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.util.List;

/** One row, or none, of texts. */
abstract class StubResultSet implements ResultSet {

	private static final Constructor<? extends StubResultSet> NEW = Partial.constructor(StubResultSet.class,
			StubStatement.class);

	private final StubStatement statement;

	private final ResultSetMetaData metaData = StubColumns.create();

	private List<String> row = List.of();

	private boolean unread;

	private boolean closed;

	StubResultSet(StubStatement statement) {
		this.statement = statement;
	}

	static StubResultSet of(StubStatement statement) {
		return Partial.create(NEW, statement);
	}

	final void answer(List<String> columns) {
		this.row = columns;
	}

	final StubResultSet rewound() {
		this.unread = !this.row.isEmpty();
		this.closed = false;
		return this;
	}

	@Override
	public boolean next() {
		boolean found = this.unread;
		this.unread = false;
		return found;
	}

	@Override
	public String getString(int column) {
		return this.row.get(column - 1);
	}

	@Override
	public Object getObject(int column) {
		return getString(column);
	}

	@Override
	public boolean getBoolean(int column) {
		return "1".equals(getString(column));
	}

	@Override
	public ResultSetMetaData getMetaData() {
		return this.metaData;
	}

	@Override
	public Statement getStatement() {
		return this.statement;
	}

	@Override
	public void close() {
		this.closed = true;
	}

	@Override
	public boolean isClosed() {
		return this.closed;
	}

}
