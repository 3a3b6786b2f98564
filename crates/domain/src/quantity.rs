//! Quantities with a unit (OM 2), as decimal text: never a binary float.

use crate::limits::{QUANTITY_FRACTION_DIGITS_MAX, QUANTITY_INTEGER_DIGITS_MAX};

/// A unit of the OM 2 ontology, by the label that FEP-0837 uses in `hasUnit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    One,
    Hour,
    Day,
    Kilogram,
    Litre,
    Metre,
    SquareMetre,
    Euro,
}

impl Unit {
    pub const ALL: [Self; 8] = [Self::One, Self::Hour, Self::Day, Self::Kilogram, Self::Litre, Self::Metre, Self::SquareMetre, Self::Euro];

    /// The OM 2 label.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Kilogram => "kilogram",
            Self::Litre => "litre",
            Self::Metre => "metre",
            Self::SquareMetre => "squareMetre",
            Self::Euro => "euro",
        }
    }

    /// Reads a label; the older `om2:` prefix and full OM 2 IRIs are accepted from peers.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let label = text.rsplit(['/', '#', ':']).next().unwrap_or(text);
        Self::ALL.into_iter().find(|unit| unit.as_str() == label)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    #[error("not a number")]
    NotANumber,
    #[error("negative")]
    Negative,
    #[error("too many digits")]
    TooPrecise,
}

/// A non-negative amount, kept as the canonical decimal text (`1`, `0.5`, `12`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Quantity {
    number: String,
    pub unit: Unit,
}

impl Quantity {
    /// # Errors
    /// [`QuantityError`] for what is not a decimal number (comma or point), is negative, or has more than 12 digits before or 6
    /// after the point.
    pub fn new(number: &str, unit: Unit) -> Result<Self, QuantityError> {
        let text = number.trim().replace(',', ".");
        if let Some(rest) = text.strip_prefix(['-', '−']) {
            return if rest.chars().all(|c| c.is_ascii_digit() || c == '.') {
                Err(QuantityError::Negative)
            } else {
                Err(QuantityError::NotANumber)
            };
        }
        let text = text.strip_prefix('+').unwrap_or(&text);
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !digits(whole) || !digits(fraction) {
            return Err(QuantityError::NotANumber);
        }
        let whole = whole.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        if whole.len() > QUANTITY_INTEGER_DIGITS_MAX || fraction.len() > QUANTITY_FRACTION_DIGITS_MAX {
            return Err(QuantityError::TooPrecise);
        }
        let whole = if whole.is_empty() { "0" } else { whole };
        Ok(Self { number: if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }, unit })
    }

    /// One piece.
    #[must_use]
    pub fn one() -> Self {
        Self { number: "1".to_owned(), unit: Unit::One }
    }

    /// The same unit, amount zero: what is available of a closed listing.
    #[must_use]
    pub fn none_of(unit: Unit) -> Self {
        Self { number: "0".to_owned(), unit }
    }

    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.number == "0"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_exactly_in_canonical_form() {
        for (entered, kept) in [("1", "1"), ("01.50", "1.5"), ("0,5", "0.5"), (".5", "0.5"), ("0", "0"), ("+3", "3")] {
            assert_eq!(Quantity::new(entered, Unit::Hour).unwrap().number(), kept);
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        assert_eq!(Quantity::new("-1", Unit::One), Err(QuantityError::Negative));
        for bad in ["", ".", "1e9", "NaN", "1.2.3", "-x", "１２"] {
            assert_eq!(Quantity::new(bad, Unit::One), Err(QuantityError::NotANumber), "{bad}");
        }
        assert_eq!(Quantity::new("1234567890123", Unit::One), Err(QuantityError::TooPrecise));
    }
}
