package dev.armature.python;

import java.math.BigDecimal;
import java.math.MathContext;

/** Floating numbers as Python's repr spells them, without the plus sign that ruff takes away. */
public final class FloatText {
    private FloatText() {}

    /** The number as Python prints it. */
    public static String repr(String text) {
        double value = Double.parseDouble(text);
        BigDecimal shortest = shortest(value);
        int exponent = shortest.signum() == 0 ? 0 : shortest.precision() - shortest.scale() - 1;
        if (exponent < -4 || exponent >= 16) {
            String digits = shortest.unscaledValue().abs().toString();
            String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            String size = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
            return (value < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "") + size;
        }
        String plain = shortest.toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    private static BigDecimal shortest(double value) {
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return stripped(rounded);
            }
        }
        return stripped(new BigDecimal(value).round(new MathContext(17)));
    }

    private static BigDecimal stripped(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
