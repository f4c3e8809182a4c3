package com.foobar.webapp.session;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.ResponseCookie;
import org.springframework.validation.annotation.Validated;

/**
 * How the site's cookies are set.
 *
 * @param secure whether browsers send the cookies over TLS only; without it their names
 * lose the prefix {@code __Host-}
 * @param maxAge how long a browser keeps the login, 1 minute to 365 days
 */
@Validated
@ConfigurationProperties("foobar.cookie")
record CookieProperties(@DefaultValue("true") boolean secure,
		@DefaultValue("30d") @DurationMin(minutes = 1) @DurationMax(days = 365) Duration maxAge) {

	/**
	 * The prefix makes browsers refuse a cookie that another host or path tries to plant.
	 */
	String nameOf(String cookie) {
		return this.secure ? "__Host-" + cookie : cookie;
	}

	ResponseCookie.ResponseCookieBuilder cookie(String cookie, String value) {
		return ResponseCookie.from(nameOf(cookie), value).path("/").httpOnly(true).secure(this.secure).sameSite("Lax");
	}

}
