package com.foobar.localstack.seed;

/** Somebody who wants to know how far it is; told from several threads, one at a time. */
public interface Progress {

	/**
	 * Some of a step is done.
	 * @param done how many are there, found or added
	 * @param total how many there will be
	 */
	void advance(Step step, int done, int total);

	/** A step is finished. */
	void finish(Step step, int total, int added);

}
