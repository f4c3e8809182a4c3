package com.foobar.webapp.page;

import java.time.Duration;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Static files: assets under fingerprinted names, and the few files that have fixed ones.
 */
@Configuration(proxyBeanMethods = false)
class StaticFilesConfiguration implements WebMvcConfigurer {

	private final DefaultAvatar avatar;

	StaticFilesConfiguration(DefaultAvatar avatar) {
		this.avatar = avatar;
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/assets/**")
			.addResourceLocations("classpath:/assets/")
			.setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
			// Every file of a jar has the same time, whatever its content.
			.setUseLastModified(false)
			.resourceChain(false)
			.addResolver(new CompressedFormResolver())
			.addResolver(new AssetResolver(this.avatar));
		registry.addResourceHandler("/favicon.ico", "/robots.txt")
			.addResourceLocations("classpath:/root/")
			.setUseLastModified(false)
			.setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
	}

}
