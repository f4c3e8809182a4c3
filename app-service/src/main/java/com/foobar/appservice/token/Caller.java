package com.foobar.appservice.token;

import java.io.Serializable;

/**
 * The account that a request comes from.
 *
 * @param accountId its id in the database
 */
public record Caller(long accountId) implements Serializable {

}
