package com.foobar.gateway.accesslog;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import com.foobar.gateway.configuration.AccessLogProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Where the lines go: a file that Logback puts aside when it has grown, under numbers
 * that end somewhere, or the console.
 */
final class LogFile {

	/** How long the file may be larger than it should be. */
	private static final Duration SIZE_CHECK = Duration.buildByMilliseconds(500);

	private final Logger logger;

	private final OutputStreamAppender<ILoggingEvent> appender;

	private LogFile(LoggerContext context, OutputStreamAppender<ILoggingEvent> appender) {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(context);
		encoder.setCharset(StandardCharsets.UTF_8);
		encoder.setPattern("%msg%n");
		encoder.start();
		this.appender = appender;
		this.appender.setContext(context);
		this.appender.setName("access-log");
		this.appender.setEncoder(encoder);
		this.appender.start();
		this.logger = context.getLogger("foobar.access");
		this.logger.setAdditive(false);
		this.logger.setLevel(Level.INFO);
		this.logger.detachAndStopAllAppenders();
		this.logger.addAppender(this.appender);
	}

	/** Opens what the settings ask for, if anything. */
	static @Nullable LogFile open(AccessLogProperties settings) {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		if (settings.console()) {
			return new LogFile(context, new ConsoleAppender<>());
		}
		return (settings.file() != null) ? new LogFile(context, rolling(context, settings.file(), settings)) : null;
	}

	private static OutputStreamAppender<ILoggingEvent> rolling(LoggerContext context, Path file,
			AccessLogProperties settings) {
		RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
		appender.setFile(file.toString());
		FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
		names.setContext(context);
		names.setParent(appender);
		names.setFileNamePattern(file + ".%i");
		names.setMinIndex(1);
		names.setMaxIndex(settings.maxFiles());
		names.start();
		SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
		size.setContext(context);
		size.setMaxFileSize(new FileSize(settings.maxSize().toBytes()));
		size.setCheckIncrement(SIZE_CHECK);
		size.start();
		appender.setRollingPolicy(names);
		appender.setTriggeringPolicy(size);
		return appender;
	}

	/** Writes one line, or several with line feeds between them. */
	void write(String lines) {
		this.logger.info(lines);
	}

	void close() {
		this.appender.stop();
	}

}
