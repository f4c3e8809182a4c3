/**
 * What this machine gives: short commands, folders of one owner, locks between processes,
 * free ports.
 */
@NullMarked
package com.foobar.mysqllocal.host;

import org.jspecify.annotations.NullMarked;
