package com.foobar.gateway.upstream;

/** Spreads names over all 64 bits, in the same way in every gateway. */
final class Hash {

	private static final long FNV_OFFSET = 0xcbf29ce484222325L;

	private static final long FNV_PRIME = 0x100000001b3L;

	private Hash() {
	}

	static long of(String name) {
		long hash = FNV_OFFSET;
		for (int i = 0; i < name.length(); i++) {
			hash = (hash ^ name.charAt(i)) * FNV_PRIME;
		}
		return mix(hash);
	}

	/** Lets every bit of the input change half of those of the result. */
	static long mix(long value) {
		long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
		mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
		return mixed ^ (mixed >>> 33);
	}

}
