package com.foobar.appservice.account;

import com.foobar.appservice.idempotency.IdempotentRequests;
import com.foobar.appservice.request.Fields;
import com.foobar.appservice.request.Wrapped;
import com.foobar.appservice.token.Caller;
import com.foobar.appservice.token.Tokens;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Registering, logging in, one's own account. */
@RestController
class AccountController {

	private final Membership membership;

	private final Tokens tokens;

	private final IdempotentRequests requests;

	AccountController(Membership membership, Tokens tokens, IdempotentRequests requests) {
		this.membership = membership;
		this.tokens = tokens;
		this.requests = requests;
	}

	@PostMapping("/api/users")
	@ResponseStatus(HttpStatus.CREATED)
	UserAnswer register(@Wrapped(value = "user", as = RegisterAccount.class) Fields fields,
			HttpServletRequest request) {
		RegisterAccount command = RegisterAccount.from(fields);
		return answer(this.membership.register(command, this.requests.of(request, fields, null)));
	}

	@PostMapping("/api/users/login")
	UserAnswer logIn(@Wrapped(value = "user", as = Credentials.class) Fields fields, HttpServletRequest request) {
		return answer(this.membership.logIn(Credentials.from(fields), request.getRemoteAddr()));
	}

	@GetMapping("/api/user")
	UserAnswer current(@AuthenticationPrincipal Caller caller) {
		return answer(this.membership.current(caller.accountId()));
	}

	@PutMapping("/api/user")
	UserAnswer change(@AuthenticationPrincipal Caller caller,
			@Wrapped(value = "user", as = AccountUpdate.class) Fields fields) {
		return answer(this.membership.change(caller.accountId(), AccountUpdate.from(fields)));
	}

	private UserAnswer answer(Account account) {
		return UserAnswer.of(account, this.tokens.issue(account.subject()));
	}

}
