/**
 * The starter's face to Spring Boot: configuration keys, auto-configurations, health and
 * metrics. The work itself is done in {@code routing} and {@code cluster}.
 */
@NullMarked
package com.foobar.dbrouting;

import org.jspecify.annotations.NullMarked;
