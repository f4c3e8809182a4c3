package com.foobar.dbrouting.routing;

/** What a read-only transaction may rely on. */
public enum Consistency {

	/** Sees every write that was acknowledged to anybody before the read began. */
	GLOBAL,

	/** Sees the replica as it is. */
	EVENTUAL

}
