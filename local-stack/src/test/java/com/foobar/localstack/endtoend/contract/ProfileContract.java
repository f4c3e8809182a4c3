package com.foobar.localstack.endtoend.contract;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Profiles and who follows whom: section 4.2. */
abstract class ProfileContract extends Contract {

	private final Person followed = register(Text.unique("Followed"));

	private final Person reader = register();

	ProfileContract(Site site) {
		super(site);
	}

	@Test
	void showsAnybodyAProfile() {
		Answer answer = anybody().get(this.followed.profile()).is(200);

		answer.hasKeys("", "profile").hasKeys("/profile", PROFILE_KEYS);
		assertThat(answer.text("/profile/username")).isEqualTo(this.followed.username());
		assertThat(answer.at("/profile/bio").isNull()).isTrue();
		assertThat(answer.at("/profile/image").isNull()).isTrue();
		assertThat(answer.at("/profile/following").isBoolean()).isTrue();
		assertThat(answer.at("/profile/following").asBoolean()).isFalse();
	}

	@Test
	void showsWhatAPersonTellsOfThemselves() {
		Person person = register();
		person.put("/api/user", wrapped("user", "bio", "Reads " + Text.FOUR_BYTES, "image", "javascript:alert(1)"))
			.is(200);

		Answer answer = anybody().get(person.profile()).is(200);

		assertThat(answer.text("/profile/bio")).isEqualTo("Reads " + Text.FOUR_BYTES);
		assertThat(answer.text("/profile/image")).isEqualTo("javascript:alert(1)");
	}

	@Test
	void followsAndUnfollowsAsOftenAsAsked() {
		Person follower = register();
		String follow = this.followed.profile() + "/follow";

		for (int time = 0; time < 2; time++) {
			Answer answer = follower.post(follow).is(200);
			answer.hasKeys("", "profile").hasKeys("/profile", PROFILE_KEYS);
			assertThat(answer.text("/profile/username")).isEqualTo(this.followed.username());
			assertThat(answer.at("/profile/following").asBoolean()).isTrue();
			assertThat(isFollowing(follower)).isTrue();
		}
		assertThat(isFollowing(anybody())).isFalse();
		assertThat(isFollowing(this.reader)).isFalse();

		for (int time = 0; time < 2; time++) {
			Answer answer = follower.delete(follow).is(200);
			answer.hasKeys("", "profile").hasKeys("/profile", PROFILE_KEYS);
			assertThat(answer.at("/profile/following").asBoolean()).isFalse();
			assertThat(isFollowing(follower)).isFalse();
		}
	}

	@Test
	void followsInOneDirection() {
		Person follower = register();
		follower.post(this.followed.profile() + "/follow").is(200);

		assertThat(this.followed.get(follower.profile()).at("/profile/following").asBoolean()).isFalse();
	}

	@Test
	void takesABodyThatNobodyNeeds() {
		register().post(this.followed.profile() + "/follow", "{}").is(200);
	}

	@Test
	void knowsNoProfileOfNobody() {
		String nobody = "/api/profiles/" + Text.unique("nobody");

		anybody().get(nobody).isRefused(404, "profile", "not found");
		this.reader.get(nobody).isRefused(404, "profile", "not found");
		this.reader.post(nobody + "/follow").isRefused(404, "profile", "not found");
		this.reader.delete(nobody + "/follow").isRefused(404, "profile", "not found");
	}

	@Test
	void letsNobodyFollowThemselves() {
		this.reader.post(this.reader.profile() + "/follow").isRefused(422, "profile", "can't follow yourself");
	}

	@Test
	void looksNamesUpWithoutCaseAndShowsThemAsTyped() {
		Person follower = register();
		String shouted = "/api/profiles/" + this.followed.username().toUpperCase(Locale.ROOT);

		assertThat(anybody().get(shouted).is(200).text("/profile/username")).isEqualTo(this.followed.username());
		assertThat(follower.post(shouted + "/follow").is(200).text("/profile/username"))
			.isEqualTo(this.followed.username());
		assertThat(isFollowing(follower)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { " with blanks ", "+", "&a=b", ";", "\\", "\"'", "<b>", "@:|[]{}^`~*()!$,", "\u00e9\u00df",
			"\u65e5\u672c\u8a9e", "\ud83e\udd89", "..", "\u0438\u0439" })
	void findsNamesOfAllCharactersThatAreAllowed(String characters) {
		String name = Text.unique("n") + characters + "z";

		Person person = register(name);

		assertThat(anybody().get("/api/profiles/" + Text.encoded(name)).is(200).text("/profile/username"))
			.isEqualTo(name);
		this.reader.post(person.profile() + "/follow").is(200);
		assertThat(this.reader.get(person.profile()).at("/profile/following").asBoolean()).isTrue();
		publish(person);
		assertThat(anybody().get("/api/articles?author=" + Text.encoded(name)).is(200).at("/articlesCount").asInt())
			.isEqualTo(1);
	}

	private boolean isFollowing(Visitor visitor) {
		return visitor.get(this.followed.profile()).is(200).at("/profile/following").asBoolean();
	}

}
