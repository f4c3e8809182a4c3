package com.foobar.webapp.page;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Finds an asset under a name of another release too: while servers are replaced one by
 * one, a page of one may ask the other for its files. Only a name that carries the hash
 * of what is served may be kept for ever.
 */
final class AssetResolver implements ResourceResolver {

	private static final Pattern FINGERPRINT = Pattern.compile("-[0-9a-f]{32}(?=\\.[a-z]+$)");

	private final VersionResourceResolver versions = new VersionResourceResolver().addContentVersionStrategy("/**");

	/** As many entries as there are assets: their content never changes while we run. */
	private final Map<String, String> fingerprinted = new ConcurrentHashMap<>();

	private final DefaultAvatar avatar;

	AssetResolver(DefaultAvatar avatar) {
		this.avatar = avatar;
	}

	@Override
	public @Nullable Resource resolveResource(@Nullable HttpServletRequest request, String path,
			List<? extends Resource> locations, ResourceResolverChain chain) {
		Resource resource = this.versions.resolveResource(request, path, locations, chain);
		if (resource instanceof HttpResource || (request != null && this.avatar.isCurrent(request))) {
			return resource;
		}
		if (resource == null) {
			Matcher fingerprint = FINGERPRINT.matcher(path);
			resource = fingerprint.find() ? chain.resolveResource(request, fingerprint.replaceFirst(""), locations)
					: null;
		}
		return (resource instanceof ClassPathResource file) ? new Unfingerprinted(file) : resource;
	}

	@Override
	public @Nullable String resolveUrlPath(String path, List<? extends Resource> locations,
			ResourceResolverChain chain) {
		String known = this.fingerprinted.get(path);
		if (known != null) {
			return known;
		}
		String found = this.versions.resolveUrlPath(path, locations, chain);
		if (found != null) {
			this.fingerprinted.put(path, found);
		}
		return found;
	}

	/** A file whose address does not tell its content. */
	private static final class Unfingerprinted extends ClassPathResource implements HttpResource {

		Unfingerprinted(ClassPathResource file) {
			super(file.getPath(), file.getClassLoader());
		}

		@Override
		public HttpHeaders getResponseHeaders() {
			HttpHeaders headers = new HttpHeaders();
			headers.setCacheControl(CacheControl.noCache());
			return headers;
		}

	}

}
