package com.foobar.dbrouting.routing;

import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.exceptions.ExceptionFactory;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, for tests and development, statements that a replica carries out and that mean
 * nothing there. Part of a connection with {@code db-routing.strict=true} only: it looks
 * at every statement's text.
 */
public final class ReplicaStatementCheck implements QueryInterceptor {

	private static final Pattern MEANINGLESS = Pattern.compile(
			"\\bFOR\\s+(?:SHARE|UPDATE)\\b|\\bLOCK\\s+IN\\s+SHARE\\s+MODE\\b|\\b(?:GET_LOCK|RELEASE_LOCK|LAST_INSERT_ID)\\s*\\("
					+ "|\\bCREATE\\s+TEMPORARY\\s+TABLE\\b|@\\w+\\s*:=",
			Pattern.CASE_INSENSITIVE);

	private @Nullable MysqlConnection connection;

	@Override
	public QueryInterceptor init(MysqlConnection newConnection, Properties properties, Log log) {
		this.connection = newConnection;
		return this;
	}

	@Override
	@SuppressWarnings("TypeParameterUnusedInFormals") // The driver's signature.
	public <T extends Resultset> @Nullable T preProcess(Supplier<String> sql, Query query) {
		String text = sql.get();
		if (text != null && MEANINGLESS.matcher(text).find() && isRead()) {
			throw ExceptionFactory.createException("db-routing.strict refuses on a read route what has no meaning on a"
					+ " replica: " + text.strip() + ". Run it in a transaction that is not marked read-only.");
		}
		return null;
	}

	private boolean isRead() {
		try {
			return this.connection instanceof JdbcConnection jdbc && jdbc.isReadOnly();
		}
		catch (SQLException ex) {
			return false;
		}
	}

	@Override
	public boolean executeTopLevelOnly() {
		return true;
	}

	@Override
	public void destroy() {
	}

	@Override
	public <T extends Resultset> @Nullable T postProcess(Supplier<String> sql, Query query, T originalResultSet,
			ServerSession serverSession) {
		return null;
	}

}
