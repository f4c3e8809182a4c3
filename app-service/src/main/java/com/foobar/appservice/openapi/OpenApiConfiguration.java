package com.foobar.appservice.openapi;

import java.util.List;

import com.foobar.appservice.request.Fields;
import com.foobar.appservice.token.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the code does not say by itself about the API. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	static final String TOKEN = "token";

	OpenApiConfiguration() {
		SpringDocUtils.getConfig().addRequestWrapperToIgnore(Fields.class, Caller.class);
	}

	@Bean
	OpenAPI openApi() {
		return new OpenAPI(SpecVersion.V31)
			.info(new Info().title("foobar")
				.version("2.0.0")
				.description("Articles, comments and the people who write them. Compatible with the RealWorld API.")
				.license(new License().name("Apache 2.0").identifier("Apache-2.0")))
			.servers(List.of(new Server().url("/")))
			.components(new Components().addSecuritySchemes(TOKEN,
					new SecurityScheme().type(SecurityScheme.Type.APIKEY)
						.in(SecurityScheme.In.HEADER)
						.name("Authorization")
						.description("The word Token, a space, and the token of a login.")));
	}

	@Bean
	GlobalOperationCustomizer operations() {
		return new OperationDescriber();
	}

	@Bean
	GlobalOpenApiCustomizer answers() {
		return new AnswerSchemas();
	}

}
