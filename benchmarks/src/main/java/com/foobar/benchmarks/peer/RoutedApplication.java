package com.foobar.benchmarks.peer;

import com.foobar.dbrouting.DbRoutingAutoConfiguration;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** An application that has the starter and nothing else. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(DbRoutingAutoConfiguration.class)
class RoutedApplication {

}
