//! Quantities as FEP-0837 writes them (OM 2): `{"hasUnit": "one", "hasNumericalValue": "1"}`.

use allmende_domain::quantity::{Quantity, Unit};
use serde_json::{Value, json};

#[must_use]
pub fn write(quantity: &Quantity) -> Value {
    json!({"hasUnit": quantity.unit.as_str(), "hasNumericalValue": quantity.number()})
}

/// Reads a quantity leniently: the number as a number or a text, the unit as a label or an IRI, unknown units as pieces.
/// `None` when there is no number in it.
#[must_use]
pub fn read(value: &Value) -> Option<Quantity> {
    let number = match value.get("hasNumericalValue").or_else(|| value.get("om2:hasNumericalValue"))? {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        _ => return None,
    };
    let unit = value.get("hasUnit").or_else(|| value.get("om2:hasUnit"));
    let label = unit.and_then(|unit| unit.as_str().or_else(|| unit.get("id").and_then(Value::as_str)));
    Quantity::new(&number, label.and_then(Unit::parse).unwrap_or(Unit::One)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_we_write_we_read_and_other_spellings_too() {
        let six_hours = Quantity::new("6", Unit::Hour).unwrap();
        assert_eq!(read(&write(&six_hours)), Some(six_hours.clone()));
        assert_eq!(
            read(&json!({"hasUnit": "http://www.ontology-of-units-of-measure.org/resource/om-2/hour", "hasNumericalValue": 6})),
            Some(six_hours)
        );
        assert_eq!(read(&json!({"hasNumericalValue": "1.5"})).unwrap().number(), "1.5");
        for bad in [json!(null), json!({"hasNumericalValue": -1}), json!({"hasNumericalValue": [1]}), json!("1")] {
            assert_eq!(read(&bad), None, "{bad}");
        }
    }
}
