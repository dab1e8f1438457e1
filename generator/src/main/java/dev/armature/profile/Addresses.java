package dev.armature.profile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail and web addresses, as the validators of Django 5.2 take them; both halves of what is rendered do. */
final class Addresses {
    private static final int LONGEST_EMAIL = 320;
    private static final int LONGEST_URL = 2048;
    private static final int LONGEST_HOST = 253;

    private static final String LETTERS = "\\u00a1-\\uffff";
    private static final String HOST =
            "[a-z" + LETTERS + "0-9](?:[a-z" + LETTERS + "0-9-]{0,61}[a-z" + LETTERS + "0-9])?";
    private static final String DOMAIN = "(?:\\.(?!-)[a-z" + LETTERS + "0-9-]{1,63}(?<!-))*";
    private static final String TOP_LEVEL = "\\.(?!-)(?:[a-z" + LETTERS + "-]{2,63}|xn--[a-z0-9]{1,59})(?<!-)";
    private static final String BYTE = "(?:0|25[0-5]|2[0-4][0-9]|1[0-9]?[0-9]?|[1-9][0-9]?)";

    private static final String ATOM = "[-!#$%&'*+/=?^_`{}|~0-9A-Z]+";
    private static final Pattern USER = pattern(ATOM + "(?:\\." + ATOM + ")*"
            + "|\"(?:[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f!#-\\[\\]-\\x7f]|\\\\[\\x01-\\x09\\x0b\\x0c\\x0e-\\x7f])*+\"");
    private static final Pattern NAME = pattern(HOST + DOMAIN + TOP_LEVEL);
    private static final Pattern URL = pattern("https?://(?:[^\\s:@/]+(?::[^\\s:@/]*)?@)?"
            + "(" + BYTE + "(?:\\." + BYTE + "){3}|\\[[0-9a-f:.]+\\]|" + HOST + DOMAIN + TOP_LEVEL
            + "\\.?|localhost)(?::[0-9]{1,5})?(?:[/?#]\\S*)?");

    private Addresses() {}

    static boolean isEmail(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0
                || text.length() > LONGEST_EMAIL
                || !USER.matcher(text.substring(0, at)).matches()) {
            return false;
        }
        String host = text.substring(at + 1);
        return host.equals("localhost") || NAME.matcher(host).matches() || isLiteral(host);
    }

    static boolean isUrl(String text) {
        Matcher matcher = URL.matcher(text);
        if (text.length() > LONGEST_URL || !matcher.matches()) {
            return false;
        }
        String host = matcher.group(1);
        return host.length() <= LONGEST_HOST && (!host.startsWith("[") || isLiteral(host));
    }

    private static boolean isLiteral(String host) {
        return host.startsWith("[")
                && host.endsWith("]")
                && IpAddress.canonical(host.substring(1, host.length() - 1)).isPresent();
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
