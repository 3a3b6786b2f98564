//! What the rules of publishing say, for people.

use allmende_domain::listing::TermsError;

use crate::error::FieldError;

/// The broken rules of publishing as errors of the fields that have to change.
#[must_use]
pub fn publishing_errors(errors: Vec<TermsError>) -> Vec<FieldError> {
    let code = |error: &TermsError| match error {
        TermsError::LicenceMissing => "licence-missing",
        TermsError::ConditionsMissing => "conditions-missing",
        TermsError::ActionDoesNotFit => "action-does-not-fit",
        TermsError::WindowReversed => "window-reversed",
        TermsError::WindowTooFar => "window-too-far",
        TermsError::WindowOver => "window-over",
        TermsError::QuantityZero => "quantity-zero",
        TermsError::TooMany { .. } => "too-many",
    };
    errors
        .iter()
        .map(|error| {
            let message = match error {
                TermsError::TooMany { max, .. } => format!("more than {max}"),
                other => other.to_string(),
            };
            FieldError::new(error.field(), code(error), message)
        })
        .collect()
}
