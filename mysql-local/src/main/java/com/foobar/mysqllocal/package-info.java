/**
 * Real MySQL servers as local processes: a server program found or unpacked, its data
 * initialised, servers started and made to replicate. Starting processes for good is the
 * caller's business; only {@code ReplicatedPair}, made for tests, does it here.
 */
@NullMarked
package com.foobar.mysqllocal;

import org.jspecify.annotations.NullMarked;
