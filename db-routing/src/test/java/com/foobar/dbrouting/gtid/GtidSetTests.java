package com.foobar.dbrouting.gtid;

import java.util.BitSet;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GtidSetTests {

	private static final UUID ONE = UUID.fromString("11111111-1111-1111-1111-111111111111");

	private static final UUID TWO = UUID.fromString("f2222222-2222-2222-2222-222222222222");

	private static final int RANGE = 60;

	@Test
	void writesTheNotationThatItReads() {
		String text = ONE + ":1-5:7:9-10:blue:1-3:red:4," + TWO + ":2";

		assertThat(GtidSet.parse(text)).hasToString(text);
	}

	@Test
	void toleratesLineBreaksSpacesAndUpperCase() {
		GtidSet set = GtidSet.parse(" " + TWO.toString().toUpperCase(Locale.ROOT) + " : 3-4 ,\n" + ONE + ":1\n");

		assertThat(set).hasToString(ONE + ":1," + TWO + ":3-4");
	}

	@Test
	void joinsIntervalsThatTouchOrOverlap() {
		assertThat(GtidSet.parse(ONE + ":5-6:1-2:3:6-9")).hasToString(ONE + ":1-3:5-9");
	}

	@Test
	void readsNothingAsEmpty() {
		assertThat(GtidSet.parse("")).isEqualTo(GtidSet.EMPTY);
		assertThat(GtidSet.parse(" \n")).isEqualTo(GtidSet.EMPTY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x:1", "11111111-1111-1111-1111-111111111111:0",
			"11111111-1111-1111-1111-111111111111:5-4", "11111111-1111-1111-1111-111111111111:1-x",
			"11111111-1111-1111-1111-111111111111:Tag!:1", "11111111-1111-1111-1111-111111111111:" })
	void refusesWhatIsNoSet(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> GtidSet.parse(text));
	}

	@Test
	void keepsTagsApart() {
		GtidSet blue = GtidSet.parse(ONE + ":blue:1-9");

		assertThat(blue.containsAll(GtidSet.parse(ONE + ":3"))).isFalse();
		assertThat(blue.contains(new GtidSource(ONE, "blue"), 3)).isTrue();
		assertThat(blue.plus(GtidSet.parse(ONE + ":3")).size()).isEqualTo(10);
	}

	@Test
	void keepsBlocksOfGroupApart() {
		GtidSet group = GtidSet.parse(ONE + ":1-8:1000001-1000003:2000001");

		assertThat(group.containsAll(GtidSet.parse(ONE + ":9"))).isFalse();
		assertThat(group.containsAll(GtidSet.parse(ONE + ":1-8:1000002"))).isTrue();
		assertThat(group.containsAll(GtidSet.parse(ONE + ":8-1000001"))).isFalse();
	}

	@Test
	void bridgesOnlyGapsThatWereExecuted() {
		GtidSet mine = GtidSet.parse(ONE + ":2:5:9");

		assertThat(mine.bridged(GtidSet.parse(ONE + ":1-7"))).hasToString(ONE + ":2-5:9");
		assertThat(mine.bridged(GtidSet.parse(TWO + ":1-70"))).isEqualTo(mine);
	}

	/** Against the plainest model there is: a bit for each number. */
	@Test
	void agreesWithModelOnRandomSets() {
		Random random = new Random(20261121);
		for (int round = 0; round < 20_000; round++) {
			BitSet left = numbers(random);
			BitSet right = numbers(random);
			GtidSet one = set(left);
			GtidSet two = set(right);
			BitSet union = (BitSet) left.clone();
			union.or(right);
			BitSet difference = (BitSet) left.clone();
			difference.andNot(right);
			BitSet missing = (BitSet) right.clone();
			missing.andNot(left);

			assertThat(one.plus(two)).as("round %d", round).isEqualTo(set(union)).hasToString(set(union).toString());
			assertThat(one.minus(two)).as("round %d", round).isEqualTo(set(difference));
			assertThat(one.containsAll(two)).as("round %d", round).isEqualTo(missing.isEmpty());
			assertThat(one.size()).isEqualTo(left.cardinality());
			assertThat(GtidSet.parse(one.toString())).isEqualTo(one).hasSameHashCodeAs(one);
		}
	}

	private static BitSet numbers(Random random) {
		BitSet numbers = new BitSet(RANGE);
		int runs = random.nextInt(6);
		for (int i = 0; i < runs; i++) {
			int first = 1 + random.nextInt(RANGE - 10);
			numbers.set(first, first + 1 + random.nextInt(9));
		}
		return numbers;
	}

	/** Number by number, so that joining them is tested as well. */
	private static GtidSet set(BitSet numbers) {
		GtidSource source = new GtidSource(ONE, "");
		return numbers.stream()
			.mapToObj((number) -> GtidSet.of(source, number, number))
			.reduce(GtidSet.EMPTY, GtidSet::plus);
	}

}
