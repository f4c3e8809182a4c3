package com.foobar.webapp.page;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Finds the compressed form that the build has put beside a file. Takes "gzip;q=0" for
 * the refusal that it is, where Spring's resolver only looks for the word.
 */
final class CompressedFormResolver extends EncodedResourceResolver {

	private static final Pattern REFUSAL = Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?\\s*(,|$)",
			Pattern.CASE_INSENSITIVE);

	CompressedFormResolver() {
		setContentCodings(List.of("gzip"));
	}

	@Override
	protected @Nullable Resource resolveResourceInternal(@Nullable HttpServletRequest request, String path,
			List<? extends Resource> locations, ResourceResolverChain chain) {
		String accepted = (request != null) ? request.getHeader(HttpHeaders.ACCEPT_ENCODING) : null;
		return (accepted != null && REFUSAL.matcher(accepted).find()) ? chain.resolveResource(request, path, locations)
				: super.resolveResourceInternal(request, path, locations, chain);
	}

}
