package com.foobar.dbrouting.routing;

import java.sql.Connection;
import java.sql.SQLException;

import com.foobar.dbrouting.cluster.Node;
import com.foobar.dbrouting.gtid.GtidSet;
import com.foobar.dbrouting.session.ConsistencySession;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.protocol.ServerSessionStateController;
import com.mysql.cj.protocol.ServerSessionStateController.ServerSessionStateChanges;
import com.mysql.cj.protocol.ServerSessionStateController.SessionStateChange;
import com.mysql.cj.protocol.ServerSessionStateController.SessionStateChangesListener;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the primary that may write. The server tells with the answer to each
 * commit which transaction it was; this passes it on to the user's session.
 */
final class WriteLease extends Lease {

	private final WriteScope scope;

	private final JdbcConnection driver;

	private final @Nullable Capture capture;

	private WriteLease(Node node, Connection connection, WriteScope scope, JdbcConnection driver,
			@Nullable Capture capture) {
		super(node, connection, false);
		this.scope = scope;
		this.driver = driver;
		this.capture = capture;
		node.connections().beginWrite(driver);
	}

	/** Lends the connection, for a user if there is one. */
	static WriteLease of(Node node, Connection connection, WriteScope scope, @Nullable ConsistencySession session)
			throws SQLException {
		JdbcConnection driver = connection.unwrap(JdbcConnection.class);
		return new WriteLease(node, connection, scope, driver,
				(session != null) ? Capture.begin(driver, session) : null);
	}

	@Override
	void commitFailed() {
		this.scope.failed();
	}

	@Override
	void close() throws SQLException {
		this.scope.leave();
		if (this.capture != null) {
			this.capture.end(node());
		}
		node().connections().endWrite(this.driver);
		super.close();
	}

	/**
	 * Listens to the server's announcements. The driver holds its listeners weakly and
	 * stumbles over one that is gone; this one is held by the lease, and taken out before
	 * the connection goes back.
	 */
	private static final class Capture implements SessionStateChangesListener {

		private final ServerSessionStateController announcements;

		private final ConsistencySession session;

		private boolean wrote;

		private Capture(ServerSessionStateController announcements, ConsistencySession session) {
			this.announcements = announcements;
			this.session = session;
		}

		static Capture begin(JdbcConnection driver, ConsistencySession session) {
			Capture capture = new Capture(driver.getServerSessionStateController(), session);
			capture.announcements.addSessionStateChangesListener(capture);
			return capture;
		}

		@Override
		public void handleSessionStateChanges(ServerSessionStateChanges changes) {
			for (SessionStateChange change : changes.getSessionStateChangesList()) {
				if (change.getType() == ServerSessionStateController.SESSION_TRACK_GTIDS) {
					this.wrote = true;
					this.session.wrote(GtidSet.parse(change.getValues().getFirst()));
				}
			}
		}

		void end(Node node) {
			this.announcements.removeSessionStateChangesListener(this);
			if (!this.wrote) {
				// What was read may not be on a replica yet; what was written would tell.
				this.session.readFrom(node.key());
			}
		}

	}

}
