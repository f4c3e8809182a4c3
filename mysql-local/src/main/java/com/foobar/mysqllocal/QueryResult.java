package com.foobar.mysqllocal;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a statement returned.
 *
 * @param columns names of the columns; none when the statement returns no rows
 * @param rows values as text, each row in the order of the columns
 * @param truncated whether there was more than is shown
 * @param updated number of rows changed by a statement that returns none
 */
public record QueryResult(List<String> columns, List<List<@Nullable String>> rows, boolean truncated, long updated) {

}
