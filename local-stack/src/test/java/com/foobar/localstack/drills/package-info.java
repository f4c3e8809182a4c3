/**
 * What becomes of requests when parts of the running stack fail: run by
 * {@code mvn verify -Pdrills -pl local-stack -am}.
 */
@NullMarked
package com.foobar.localstack.drills;

import org.jspecify.annotations.NullMarked;
