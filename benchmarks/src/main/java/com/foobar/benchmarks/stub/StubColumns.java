package com.foobar.benchmarks.stub;

import java.lang.reflect.Constructor;
import java.sql.ResultSetMetaData;
import java.sql.Types;

/** Says of each answer that it is one text. */
abstract class StubColumns implements ResultSetMetaData {

	private static final Constructor<? extends StubColumns> NEW = Partial.constructor(StubColumns.class);

	static StubColumns create() {
		return Partial.create(NEW);
	}

	@Override
	public int getColumnCount() {
		return 1;
	}

	@Override
	public String getColumnLabel(int column) {
		return "name";
	}

	@Override
	public String getColumnName(int column) {
		return "name";
	}

	@Override
	public int getColumnType(int column) {
		return Types.VARCHAR;
	}

}
