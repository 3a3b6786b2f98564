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
        assert_eq!(words(Locale::Spanish, &half), "0,5 horas");
        assert_eq!(words(Locale::Italian, &half), "0,5 ore");
        assert_eq!(words(Locale::Dutch, &half), "0,5 uur");
        assert_eq!(words(Locale::Portuguese, &half), "0,5 hora");
        assert_eq!(words(Locale::Polish, &half), "0,5 godziny");
        let polish = ["0 godzin", "1 godzina", "2 godziny", "5 godzin", "22 godziny"];
        for (number, shown) in ["0", "1", "2", "5", "22"].into_iter().zip(polish) {
            assert_eq!(words(Locale::Polish, &Quantity::new(number, Unit::Hour).unwrap()), shown);
        }
        assert_eq!(words(Locale::English, &Quantity::new("1", Unit::Hour).unwrap()), "1 hour");
    }
}
