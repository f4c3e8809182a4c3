/**
 * The servers: their addresses, whether they answer, and how far each one is. Knows
 * nothing of Spring Boot, and nothing of which statement goes where.
 */
@NullMarked
package com.foobar.dbrouting.cluster;

import org.jspecify.annotations.NullMarked;
