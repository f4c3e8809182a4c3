package com.foobar.dbrouting.routing;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * What the application holds as its connection. Has no node until the first statement of
 * a transaction, and gives it back at the end of the transaction, so that a handle that
 * is kept for many of them is routed each time. Statements are the driver's own.
 */
final class RoutedConnection implements Connection {

	private final Router router;

	private @Nullable Lease lease;

	private HandleSettings settings = HandleSettings.DEFAULTS;

	private boolean closed;

	private boolean autoCommit = true;

	private boolean readOnly;

	/** Whether a procedure is to be called, of which nobody knows what it does. */
	private boolean callsProcedure;

	RoutedConnection(Router router) {
		this.router = router;
	}

	// The node: had from the first statement to the end of the transaction.

	private Connection node() throws SQLException {
		Lease existing = this.lease;
		if (existing != null) {
			requireSameRole(existing);
			return existing.connection();
		}
		requireOpen();
		Lease fresh = wantsRead() ? this.router.read() : this.router.write();
		try {
			prepare(fresh.connection());
		}
		catch (SQLException | RuntimeException ex) {
			fresh.close();
			throw ex;
		}
		this.lease = fresh;
		return fresh.connection();
	}

	private boolean wantsRead() {
		return !this.callsProcedure && this.settings.isolation() != TRANSACTION_SERIALIZABLE
				&& ReadIntent.isRead(this.readOnly, !this.autoCommit);
	}

	/** A statement left open keeps the handle at its node, which may be the wrong one. */
	private void requireSameRole(Lease existing) throws SQLException {
		if (existing.isRead() && existing.isCarriedOver() && !wantsRead()) {
			throw new SQLException("A transaction that may write begins on a connection that still has a statement"
					+ " of a read-only transaction open: " + existing.openStatement()
					+ ". Close it at the end of its transaction.", "25000");
		}
	}

	/** Node connections come with autocommit off, so that a transaction costs nothing. */
	private void prepare(Connection connection) throws SQLException {
		if (this.autoCommit) {
			connection.setAutoCommit(true);
		}
		this.settings.applyTo(connection);
	}

	private void endTransaction() throws SQLException {
		this.callsProcedure = false;
		Lease bound = this.lease;
		if (bound != null && bound.isUnused()) {
			release();
		}
		else if (bound != null) {
			bound.carryOver();
		}
	}

	private void release() throws SQLException {
		Lease ended = this.lease;
		this.lease = null;
		if (ended != null) {
			ended.close();
		}
	}

	private void requireOpen() throws SQLException {
		if (this.closed) {
			throw new SQLNonTransientConnectionException("The connection is closed", "08003");
		}
	}

	private <S extends Statement> S opened(S statement) throws SQLException {
		Lease bound = this.lease;
		if (bound != null) {
			bound.add(statement);
		}
		return statement;
	}

	private Connection nodeForProcedure() throws SQLException {
		this.callsProcedure |= Consistency.hinted() == null;
		return node();
	}

	// Transactions.

	@Override
	public void setAutoCommit(boolean on) throws SQLException {
		requireOpen();
		if (on == this.autoCommit) {
			return;
		}
		Lease bound = this.lease;
		if (bound != null) {
			try {
				bound.connection().setAutoCommit(on);
			}
			catch (SQLException ex) {
				bound.commitFailed();
				throw ex;
			}
		}
		this.autoCommit = on;
		endTransaction();
	}

	@Override
	public boolean getAutoCommit() throws SQLException {
		requireOpen();
		return this.autoCommit;
	}

	@Override
	public void commit() throws SQLException {
		requireOpen();
		Lease bound = this.lease;
		if (bound == null) {
			return;
		}
		try {
			bound.connection().commit();
		}
		catch (SQLException ex) {
			bound.commitFailed();
			throw ex;
		}
		endTransaction();
	}

	@Override
	public void rollback() throws SQLException {
		requireOpen();
		Lease bound = this.lease;
		if (bound != null) {
			try {
				bound.connection().rollback();
			}
			catch (SQLException ex) {
				// The server itself rolls back what a lost connection leaves behind, and
				// the failure that lost it is the one to be heard.
				if (!bound.connection().isClosed()) {
					throw ex;
				}
			}
			endTransaction();
		}
	}

	@Override
	public void rollback(Savepoint savepoint) throws SQLException {
		node().rollback(savepoint);
	}

	@Override
	public Savepoint setSavepoint() throws SQLException {
		return node().setSavepoint();
	}

	@Override
	public Savepoint setSavepoint(String name) throws SQLException {
		return node().setSavepoint(name);
	}

	@Override
	public void releaseSavepoint(Savepoint savepoint) throws SQLException {
		node().releaseSavepoint(savepoint);
	}

	@Override
	public void close() throws SQLException {
		if (!this.closed) {
			this.closed = true;
			release();
		}
	}

	@Override
	public boolean isClosed() throws SQLException {
		return this.closed || (this.lease != null && this.lease.connection().isClosed());
	}

	@Override
	public void abort(Executor executor) throws SQLException {
		Lease bound = this.lease;
		if (bound != null) {
			bound.connection().abort(executor);
		}
		close();
	}

	@Override
	public boolean isValid(int timeout) throws SQLException {
		return !this.closed && (this.lease == null || this.lease.connection().isValid(timeout));
	}

	// State that is remembered until there is a node.

	@Override
	public void setReadOnly(boolean on) throws SQLException {
		requireOpen();
		// Tells where the next transaction goes; the node's connection has its own flag.
		this.readOnly = on;
	}

	@Override
	public boolean isReadOnly() throws SQLException {
		requireOpen();
		return this.readOnly;
	}

	@Override
	public void setTransactionIsolation(int level) throws SQLException {
		requireOpen();
		if (this.lease != null) {
			this.lease.connection().setTransactionIsolation(level);
		}
		this.settings = this.settings.withIsolation(level);
	}

	@Override
	public int getTransactionIsolation() throws SQLException {
		requireOpen();
		return this.settings.isolation();
	}

	@Override
	public void setCatalog(String name) throws SQLException {
		requireOpen();
		if (this.lease != null) {
			this.lease.connection().setCatalog(name);
		}
		this.settings = this.settings.withCatalog(name);
	}

	@Override
	public String getCatalog() throws SQLException {
		requireOpen();
		String catalog = this.settings.catalog();
		return (catalog != null) ? catalog : this.router.schema();
	}

	@Override
	public void setSchema(String name) throws SQLException {
		requireOpen();
		// MySQL's databases are catalogs, and the driver ignores schemas as well.
	}

	@Override
	public @Nullable String getSchema() throws SQLException {
		requireOpen();
		return null;
	}

	@Override
	public void setHoldability(int value) throws SQLException {
		requireOpen();
		if (this.lease != null) {
			this.lease.connection().setHoldability(value);
		}
		this.settings = this.settings.withHoldability(value);
	}

	@Override
	public int getHoldability() throws SQLException {
		requireOpen();
		return this.settings.holdability();
	}

	@Override
	public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
		requireOpen();
		if (this.lease != null) {
			this.lease.connection().setNetworkTimeout(executor, milliseconds);
		}
		this.settings = this.settings.withNetworkTimeout(executor, milliseconds);
	}

	@Override
	public int getNetworkTimeout() throws SQLException {
		requireOpen();
		return (this.settings.timeoutExecutor() != null || this.lease == null) ? this.settings.timeoutMillis()
				: this.lease.connection().getNetworkTimeout();
	}

	@Override
	public @Nullable SQLWarning getWarnings() throws SQLException {
		requireOpen();
		return (this.lease != null) ? this.lease.connection().getWarnings() : null;
	}

	@Override
	public void clearWarnings() throws SQLException {
		requireOpen();
		if (this.lease != null) {
			this.lease.connection().clearWarnings();
		}
	}

	@Override
	public DatabaseMetaData getMetaData() throws SQLException {
		requireOpen();
		return (this.lease != null) ? this.lease.connection().getMetaData()
				: MetaDataOfAnyNode.of(this, this.router, this::node);
	}

	@Override
	public <T> T unwrap(Class<T> type) throws SQLException {
		return type.isInstance(this) ? type.cast(this) : node().unwrap(type);
	}

	@Override
	public boolean isWrapperFor(Class<?> type) throws SQLException {
		requireOpen();
		if (type.isInstance(this)) {
			return true;
		}
		if (this.lease != null) {
			return this.lease.connection().isWrapperFor(type);
		}
		try (Connection any = this.router.any()) {
			return any.isWrapperFor(type);
		}
	}

	// Statements, each of which needs a node.

	@Override
	public Statement createStatement() throws SQLException {
		return opened(node().createStatement());
	}

	@Override
	public Statement createStatement(int type, int concurrency) throws SQLException {
		return opened(node().createStatement(type, concurrency));
	}

	@Override
	public Statement createStatement(int type, int concurrency, int hold) throws SQLException {
		return opened(node().createStatement(type, concurrency, hold));
	}

	@Override
	public PreparedStatement prepareStatement(String sql) throws SQLException {
		return opened(node().prepareStatement(sql));
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
		return opened(node().prepareStatement(sql, type, concurrency));
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int type, int concurrency, int hold) throws SQLException {
		return opened(node().prepareStatement(sql, type, concurrency, hold));
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
		return opened(node().prepareStatement(sql, generatedKeys));
	}

	@Override
	public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
		return opened(node().prepareStatement(sql, columns));
	}

	@Override
	public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
		return opened(node().prepareStatement(sql, columns));
	}

	@Override
	public CallableStatement prepareCall(String sql) throws SQLException {
		return opened(nodeForProcedure().prepareCall(sql));
	}

	@Override
	public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
		return opened(nodeForProcedure().prepareCall(sql, type, concurrency));
	}

	@Override
	public CallableStatement prepareCall(String sql, int type, int concurrency, int hold) throws SQLException {
		return opened(nodeForProcedure().prepareCall(sql, type, concurrency, hold));
	}

	// What the driver makes, or refuses, by itself.

	@Override
	public String nativeSQL(String sql) throws SQLException {
		return node().nativeSQL(sql);
	}

	@Override
	public Map<String, Class<?>> getTypeMap() throws SQLException {
		return node().getTypeMap();
	}

	@Override
	public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
		node().setTypeMap(map);
	}

	@Override
	public Clob createClob() throws SQLException {
		return node().createClob();
	}

	@Override
	public Blob createBlob() throws SQLException {
		return node().createBlob();
	}

	@Override
	public NClob createNClob() throws SQLException {
		return node().createNClob();
	}

	@Override
	public SQLXML createSQLXML() throws SQLException {
		return node().createSQLXML();
	}

	@Override
	public Array createArrayOf(String type, Object[] elements) throws SQLException {
		return node().createArrayOf(type, elements);
	}

	@Override
	public Struct createStruct(String type, Object[] attributes) throws SQLException {
		return node().createStruct(type, attributes);
	}

	@Override
	public void setClientInfo(String name, String value) throws SQLClientInfoException {
		clientInfo().setClientInfo(name, value);
	}

	@Override
	public void setClientInfo(Properties properties) throws SQLClientInfoException {
		clientInfo().setClientInfo(properties);
	}

	private Connection clientInfo() throws SQLClientInfoException {
		try {
			return node();
		}
		catch (SQLException ex) {
			throw new SQLClientInfoException(ex.getMessage(), ex.getSQLState(), Map.of(), ex);
		}
	}

	@Override
	public String getClientInfo(String name) throws SQLException {
		return node().getClientInfo(name);
	}

	@Override
	public Properties getClientInfo() throws SQLException {
		return node().getClientInfo();
	}

	@Override
	public String toString() {
		return "RoutedConnection[" + ((this.lease != null) ? this.lease.node() : "no node yet") + "]";
	}

}
