package com.foobar.mysqllocal;

import com.foobar.mysqllocal.host.Folders;

/** A program that replicates a row and ends without closing its pair. */
final class PairOwner {

	private PairOwner() {
	}

	static void main() {
		MysqlAdmin primary = ReplicatedPair.start().primary().admin();
		primary.query("CREATE TABLE t (id INT PRIMARY KEY)");
		System.out.println("replicated as " + (Folders.runsAsRoot() ? "root" : "an ordinary user"));
		System.exit(0);
	}

}
