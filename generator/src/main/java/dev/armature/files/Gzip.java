package dev.armature.files;

import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Compresses with the fixed codes of RFC 1951, in the frame of RFC 1952. {@code java.util.zip} uses the zlib of the
 * machine, and different builds of zlib give different bytes; a repository must not depend on who rendered it.
 */
final class Gzip {
    private static final int WINDOW = 1 << 15;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 258;
    private static final int HASHES = 1 << 15;
    private static final int CHAIN = 16;
    private static final int END_OF_BLOCK = 256;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final byte[] in;
    private final int[] newest = new int[HASHES];
    // For each position of the window, where its three bytes stood before.
    private final int[] previous = new int[WINDOW];
    private byte[] out;
    private int written;
    private int bits;
    private int bitCount;

    private Gzip(byte[] in) {
        this.in = in;
        this.out = new byte[in.length / 4 + 64];
        Arrays.fill(newest, -1);
    }

    static byte[] compress(byte[] content) {
        Gzip gzip = new Gzip(content);
        for (byte b : HEADER) {
            gzip.write(b);
        }
        gzip.deflate();
        CRC32 crc = new CRC32();
        crc.update(content);
        gzip.number((int) crc.getValue());
        gzip.number(content.length);
        return Arrays.copyOf(gzip.out, gzip.written);
    }

    private void deflate() {
        bits(1, 1);
        bits(1, 2);
        int position = 0;
        while (position < in.length) {
            int from = candidate(position);
            int length = 0;
            int best = -1;
            for (int tries = 0; from >= 0 && position - from <= WINDOW && tries < CHAIN; tries++) {
                int agreeing = mayBeBetter(from, position, length) ? common(from, position) : 0;
                if (agreeing > length) {
                    length = agreeing;
                    best = from;
                }
                from = previous[from & (WINDOW - 1)];
            }
            if (length < SHORTEST) {
                length = 1;
                symbol(in[position] & 0xff);
            } else {
                length(length);
                distance(position - best);
            }
            for (int end = position + length; position < end; position++) {
                remember(position);
            }
        }
        symbol(END_OF_BLOCK);
        bits(0, 7);
        bitCount = 0;
        bits = 0;
    }

    private int candidate(int position) {
        return position + SHORTEST <= in.length ? newest[hash(position)] : -1;
    }

    private void remember(int position) {
        if (position + SHORTEST <= in.length) {
            int hash = hash(position);
            previous[position & (WINDOW - 1)] = newest[hash];
            newest[hash] = position;
        }
    }

    private int hash(int position) {
        int three = (in[position] & 0xff) << 16 | (in[position + 1] & 0xff) << 8 | (in[position + 2] & 0xff);
        return (three * 0x9e3779b1) >>> 17;
    }

    /** Whether more than {@code length} bytes can agree: the byte behind them tells most cases at once. */
    private boolean mayBeBetter(int from, int position, int length) {
        return position + length < in.length && in[from + length] == in[position + length];
    }

    private int common(int one, int other) {
        int most = Math.min(LONGEST, in.length - other);
        int length = 0;
        while (length < most && in[one + length] == in[other + length]) {
            length++;
        }
        return length;
    }

    // Lengths 3 to 10 have a symbol each; then four symbols share one more bit of what is left, and so on.
    private void length(int length) {
        int rest = length - SHORTEST;
        if (length == LONGEST) {
            symbol(285);
        } else if (rest < 8) {
            symbol(257 + rest);
        } else {
            int extra = 29 - Integer.numberOfLeadingZeros(rest);
            symbol(257 + 4 * extra + (rest >>> extra));
            bits(rest & (1 << extra) - 1, extra);
        }
    }

    private void distance(int distance) {
        int rest = distance - 1;
        int extra = rest < 4 ? 0 : 30 - Integer.numberOfLeadingZeros(rest);
        code(2 * extra + (rest >>> extra), 5);
        bits(rest & (1 << extra) - 1, extra);
    }

    private void symbol(int symbol) {
        if (symbol < 144) {
            code(0x30 + symbol, 8);
        } else if (symbol < 256) {
            code(0x190 + symbol - 144, 9);
        } else if (symbol < 280) {
            code(symbol - 256, 7);
        } else {
            code(0xc0 + symbol - 280, 8);
        }
    }

    // Codes are written from their highest bit, numbers from their lowest.
    private void code(int code, int count) {
        bits(Integer.reverse(code) >>> (32 - count), count);
    }

    private void bits(int value, int count) {
        bits |= value << bitCount;
        bitCount += count;
        for (; bitCount >= 8; bitCount -= 8) {
            write(bits);
            bits >>>= 8;
        }
    }

    private void number(int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            write(value >>> shift);
        }
    }

    private void write(int value) {
        if (written == out.length) {
            out = Arrays.copyOf(out, 2 * written);
        }
        out[written++] = (byte) value;
    }
}
