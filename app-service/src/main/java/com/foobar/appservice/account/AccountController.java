package com.foobar.appservice.account;

import com.foobar.appservice.request.Fields;
import com.foobar.appservice.request.Wrapped;
import com.foobar.appservice.token.Caller;
import com.foobar.appservice.token.Tokens;

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

	AccountController(Membership membership, Tokens tokens) {
		this.membership = membership;
		this.tokens = tokens;
	}

	@PostMapping("/api/users")
	@ResponseStatus(HttpStatus.CREATED)
	UserAnswer register(@Wrapped("user") Fields fields) {
		return answer(this.membership.register(RegisterAccount.from(fields)));
	}

	@PostMapping("/api/users/login")
	UserAnswer logIn(@Wrapped("user") Fields fields) {
		return answer(this.membership.logIn(Credentials.from(fields)));
	}

	@GetMapping("/api/user")
	UserAnswer current(@AuthenticationPrincipal Caller caller) {
		return answer(this.membership.current(caller.accountId()));
	}

	@PutMapping("/api/user")
	UserAnswer change(@AuthenticationPrincipal Caller caller, @Wrapped("user") Fields fields) {
		return answer(this.membership.change(caller.accountId(), AccountUpdate.from(fields)));
	}

	private UserAnswer answer(Account account) {
		return UserAnswer.of(account, this.tokens.issue(account.subject()));
	}

}
