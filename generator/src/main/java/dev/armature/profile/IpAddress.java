package dev.armature.profile;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** IP addresses as Python and PostgreSQL spell them. */
final class IpAddress {
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    private IpAddress() {}

    static Optional<String> canonical(String text) {
        if (text.matches(BYTE + "(\\." + BYTE + "){3}")) {
            return Optional.of(text);
        }
        if (!text.contains(":") || !text.matches("[0-9a-fA-F:.]+")) {
            return Optional.empty();
        }
        try {
            // With a colon in it, the text is never looked up as a host's name.
            InetAddress address = InetAddress.getByName(text);
            String spelling = address instanceof Inet6Address
                    ? compress(address.getAddress())
                    : "::ffff:" + address.getHostAddress();
            return Optional.of(spelling);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The longest run of two or more zero groups becomes {@code ::} (RFC 5952). */
    private static String compress(byte[] bytes) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += 2) {
            groups.add(Integer.toHexString((bytes[i] & 255) << 8 | (bytes[i + 1] & 255)));
        }
        int best = 0;
        int length = 1;
        for (int from = 0; from < groups.size(); from++) {
            int to = from;
            while (to < groups.size() && groups.get(to).equals("0")) {
                to++;
            }
            if (to - from > length) {
                best = from;
                length = to - from;
            }
        }
        if (length == 1) {
            return String.join(":", groups);
        }
        return String.join(":", groups.subList(0, best)) + "::"
                + String.join(":", groups.subList(best + length, groups.size()));
    }
}
