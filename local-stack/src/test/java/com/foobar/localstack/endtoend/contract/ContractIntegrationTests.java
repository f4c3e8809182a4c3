package com.foobar.localstack.endtoend.contract;

import com.foobar.localstack.endtoend.FoobarScript;
import com.foobar.localstack.endtoend.SharedStack;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole contract, once for each way in which requests travel. */
@ExtendWith(SharedStack.class)
@ParameterizedClass(name = "{0}")
@EnumSource(Travel.class)
class ContractIntegrationTests {

	@SuppressWarnings("NullAway.Init") // set before the first test
	private static Site site;

	@Parameter
	@SuppressWarnings("NullAway.Init") // set by JUnit
	Travel travel;

	@BeforeParameterizedClassInvocation
	static void begin(Travel travel, FoobarScript foobar) {
		travel.begin(foobar);
		site = new Site(foobar, travel);
	}

	@AfterParameterizedClassInvocation
	static void end(Travel travel, FoobarScript foobar) {
		site.close();
		travel.end(foobar);
	}

	@Nested
	class Conventions extends ConventionsContract {

		Conventions() {
			super(site);
		}

	}

	@Nested
	class Authorization extends AuthorizationContract {

		Authorization() {
			super(site);
		}

	}

	@Nested
	class Accounts extends AccountContract {

		Accounts() {
			super(site);
		}

	}

	@Nested
	class Profiles extends ProfileContract {

		Profiles() {
			super(site);
		}

	}

	@Nested
	class Articles extends ArticleContract {

		Articles() {
			super(site);
		}

	}

	@Nested
	class Slugs extends SlugContract {

		Slugs() {
			super(site);
		}

	}

	@Nested
	class Tags extends TagContract {

		Tags() {
			super(site);
		}

	}

	@Nested
	class Lists extends ListContract {

		Lists() {
			super(site);
		}

	}

	@Nested
	class Feeds extends FeedContract {

		Feeds() {
			super(site);
		}

	}

	@Nested
	class Favorites extends FavoriteContract {

		Favorites() {
			super(site);
		}

	}

	@Nested
	class Comments extends CommentContract {

		Comments() {
			super(site);
		}

	}

	@Nested
	class Validation extends ValidationContract {

		Validation() {
			super(site);
		}

	}

	@Nested
	class Consistency extends ConsistencyContract {

		Consistency() {
			super(site);
		}

	}

}
