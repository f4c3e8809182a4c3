/** The REST API's contract, rule by rule, as its clients meet it through the gateways. */
@NullMarked
package com.foobar.localstack.endtoend.contract;

import org.jspecify.annotations.NullMarked;
