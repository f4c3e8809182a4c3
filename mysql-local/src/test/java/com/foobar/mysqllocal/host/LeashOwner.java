package com.foobar.mysqllocal.host;

import java.util.List;

/**
 * A program that holds a process on a leash, tells its number, and waits to be killed.
 */
final class LeashOwner {

	private LeashOwner() {
	}

	static void main() throws Exception {
		Process held = new ProcessBuilder(List.of("sleep", "600")).start();
		Leash.on(held);
		System.out.println(held.pid());
		held.waitFor();
	}

}
