//! Amounts with their unit in the reader's language.

use allmende_domain::quantity::Quantity;

use crate::locale::Locale;

/// `1.5 hours`, `1,5 Stunden`.
pub fn words(locale: Locale, quantity: &Quantity) -> String {
    let shown = quantity.number().replace('.', locale.decimal_mark());
    // Only for choosing the plural form; the digits shown are the exact ones.
    let amount = quantity.number().parse::<f64>().unwrap_or(2.0);
    locale.amount(&format!("unit-{}", quantity.unit.as_str()), amount, &shown)
}

#[cfg(test)]
mod tests {
    use allmende_domain::quantity::Unit;

    use super::*;

    #[test]
    fn amounts_are_exact_and_in_the_right_number() {
        let half = Quantity::new("0.5", Unit::Hour).unwrap();
        assert_eq!(words(Locale::English, &half), "0.5 hours");
        assert_eq!(words(Locale::German, &half), "0,5 Stunden");
        assert_eq!(words(Locale::French, &half), "0,5 heure");
        assert_eq!(words(Locale::English, &Quantity::new("1", Unit::Hour).unwrap()), "1 hour");
    }
}
